using System.Numerics.Tensors;

namespace StaticNet.Tests.Belief;

public sealed class DeepBeliefTests
{
    private static readonly PretrainOptions s_options = new()
    {
        Machine = new RbmOptions { Epochs = 20, LearningRate = 0.2, Centered = true },
        BatchSize = 20,
    };

    [Fact]
    public void A_machine_alone_is_what_its_parameters_say()
    {
        OneMachine network = new(seed: 1);
        network.Pretrain(Halves.Data(200), s_options);
        RestrictedBoltzmannMachine<OneMachine> machine = network.Machine();
        float[] input = Halves.Data(30, 2).Inputs.ToArray();
        AssertNear(network.Predict(input), machine.HiddenMeans(input));
        AssertNear(network.Predict(input), network.Transform(input));
        AssertNear(machine.VisibleMeans(machine.HiddenMeans(input)), network.Reconstruct(input));
        float[] hidden = machine.SampleHidden(input, seed: 3);
        Assert.Equal(hidden, machine.SampleHidden(input, seed: 3));
        Assert.NotEqual(hidden, machine.SampleHidden(input, seed: 4));
        Assert.All(hidden, value => Assert.True(value is 0 or 1));
        Assert.All(machine.Gibbs(input, steps: 2, seed: 1), value => Assert.True(value is 0 or 1));

        // Data like those it has seen are likelier than the same inside out.
        float[] inverse = [.. input.Select((value, i) => i % 2 == 0 ? value : 1 - value)];
        Assert.True(machine.FreeEnergy(input).Average() + 2 < machine.FreeEnergy(inverse).Average());
    }

    [Fact]
    public void A_pre_trained_network_is_fine_tuned_with_a_trainer()
    {
        StackWithHead network = new(seed: 1);
        Dataset data = Halves.Data(200), test = Halves.Data(200, 2);
        network.Pretrain(data, s_options);
        var trainer = new Trainer<StackWithHead>(network, new Adam(0.01));
        trainer.Fit(data, new FitOptions { Epochs = 20, BatchSize = 20 });
        Assert.True(trainer.Evaluate(test).Accuracy > 0.95);
    }

    [Fact]
    public void The_autoencoder_that_it_unrolls_to_reconstructs_as_it_does()
    {
        StackWithHead network = new(seed: 1);
        network.Pretrain(Halves.Data(200), s_options);
        float[] input = Halves.Data(10, 2).Inputs.ToArray();
        StackWithHead.Autoencoder autoencoder = network.Unroll();
        AssertNear(network.Reconstruct(input), autoencoder.Predict(input));
    }

    [Fact]
    public void A_joint_network_classifies_and_generates_what_is_asked_for()
    {
        JointStack network = new(seed: 1);
        network.Pretrain(Halves.Data(400), s_options);
        Dataset test = Halves.Data(200, 2);
        float[] probabilities = network.LabelProbabilities(test.Inputs);
        int right = 0;
        for (int sample = 0; sample < test.Count; sample++)
        {
            Assert.Equal(1, probabilities[2 * sample] + probabilities[2 * sample + 1], 1e-5);
            right += probabilities[2 * sample + test.Labels[sample]] > 0.5f ? 1 : 0;
        }
        Assert.That(right > 190, $"{right} of 200");

        for (int label = 0; label < 2; label++)
        {
            float[] generated = network.Generate(50, new GenerateOptions { Label = label, GibbsSteps = 100 });
            Assert.Equal(50 * 12, generated.Length);
            Assert.That(MeanOfHalf(generated, label) > 0.75, $"{MeanOfHalf(generated, label)}");
            Assert.That(MeanOfHalf(generated, 1 - label) < 0.25, $"{MeanOfHalf(generated, 1 - label)}");
        }
    }

    [Fact]
    public void Guidance_is_a_factor_of_the_labels_weights()
    {
        JointStack network = new(seed: 1);
        network.Pretrain(Halves.Data(100), s_options with { Machine = s_options.Machine with { Epochs = 1 } });
        GenerateOptions options = new() { Label = 1, GibbsSteps = 20 };
        float[] plain = network.Generate(50, options), guided = network.Generate(50, options with { Guidance = 2 });
        RbmDefinition top = network.Machine(1).Definition;
        Span<float> weights = network.Parameters.Slice(top.LabelWeightOffset, top.Labels * top.Stride);
        TensorPrimitives.Multiply(weights, 2, weights);
        Assert.NotEqual(plain, guided);
        Assert.Equal(network.Generate(50, options), guided);
    }

    [Fact]
    public void The_bound_of_two_machines_is_below_the_likelihood_and_near_it()
    {
        StackWithHead two = new(seed: 1);
        OneMachine one = new(seed: 1);
        Dataset data = Halves.Data(300);
        two.Pretrain(data, s_options);
        one.Pretrain(data, s_options);
        LikelihoodOptions options = new() { Temperatures = 500, Draws = 30 };
        double bound = two.LogLikelihood(data.Inputs, options).LogLikelihood;
        double likelihood = one.LogLikelihood(data.Inputs, options).LogLikelihood;
        Assert.InRange(bound, likelihood - 2, likelihood + 0.5);
    }

    [Fact]
    public void What_it_cannot_do_it_says()
    {
        StackWithHead network = new(seed: 1);
        float[] input = new float[24];
        Says<InvalidOperationException>("[Rbm(6, Labels = 10)]", () => network.LabelProbabilities(input));
        Says<InvalidOperationException>(
            "[Rbm(6, Labels = 10)]", () => network.Generate(1, new GenerateOptions { Label = 1 }));
        Says<InvalidOperationException>("Untied = true", () => network.UpDown(Halves.Data(10)));
        Says<ArgumentException>("whole number of samples of 12", () => network.Transform(new float[13]));
        Says<ArgumentException>("take values from 0 to 1", () => network.Reconstruct([.. input.Select(_ => 2f)]));
        Says<ArgumentException>(
            "Start has 2 samples", () => network.Generate(3, new GenerateOptions { Start = input }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GenerateOptions { Guidance = 0 });
        Says<ArgumentException>("input is empty", () => network.LogLikelihood([]));
        Says<ArgumentOutOfRangeException>("2 machines", () => network.Machine(2));
        Says<ArgumentOutOfRangeException>(
            "from 0 to 1", () => new JointStack(seed: 1).Generate(1, new GenerateOptions { Label = 2 }));
        Says<ArgumentException>("1 classes, but there are 2", () => new JointStack(seed: 1).Machine(1)
            .FreeEnergy(new float[20], [1]));
    }

    private static void Says<TException>(string text, Action action)
        where TException : Exception
        => Assert.Contains(text, Assert.ThrowsAny<TException>(action).Message, StringComparison.Ordinal);

    private static double MeanOfHalf(float[] samples, int half)
        => samples.Where((_, index) => index % 12 / 6 == half).Average();

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }
}
