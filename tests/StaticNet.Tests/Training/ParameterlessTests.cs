namespace StaticNet.Tests.Training;

/// <summary>
/// Networks that learn nothing, because no layer has parameters: they run, have gradients with respect to their input,
/// and go through everything that trains, whose updates change nothing.
/// </summary>
public sealed class ParameterlessTests
{
    private const int Samples = 20;

    [Fact]
    public void Loss_and_gradients_of_an_activation_joined_with_the_loss()
    {
        var network = new SoftmaxOfInput(seed: 1);
        float[] input = Input(SoftmaxOfInput.InputSize);
        int[] targets = [.. Enumerable.Range(0, Samples).Select(sample => sample % 4)];
        var workspace = new Workspace(Samples);
        Assert.Equal(0, network.Parameters.Length);
        float loss = network.LossAndGradients(input, targets, workspace, []);
        Assert.Equal(network.Loss(input, targets, workspace), loss);
        float[] outputs = network.Predict(input);
        double want = -targets.Select((target, sample) => Math.Log(outputs[sample * 4 + target])).Average();
        Assert.Equal(want, loss, 1e-5);
#pragma warning disable SN0904 // Too long, on purpose.
        Assert.Throws<ArgumentException>(() => network.LossAndGradients(input, targets, workspace, new float[16]));
#pragma warning restore SN0904
    }

    [Fact]
    public void Backward_gives_the_gradient_of_the_input_and_of_nothing_else()
    {
        var network = new SoftmaxOfInput(seed: 1);
        float[] input = Input(SoftmaxOfInput.InputSize), dOutput = Input(SoftmaxOfInput.OutputSize);
        var workspace = new Workspace(Samples);
        float[] outputs = network.Forward(input, workspace, training: true).ToArray();
        float[] dInput = new float[input.Length];
        network.Backward(dOutput, workspace, [], dInput);
        for (int sample = 0; sample < Samples; sample++)
        {
            double sum = Enumerable.Range(sample * 4, 4).Sum(i => (double)outputs[i] * dOutput[i]);
            for (int i = sample * 4; i < sample * 4 + 4; i++)
                Assert.Equal(outputs[i] * (dOutput[i] - sum), dInput[i], 1e-6);
        }
        network.Backward(dOutput, workspace, []);
        Assert.Throws<ArgumentException>(() => network.Backward(dOutput, workspace, [], new float[3]));
    }

    // An address so far from null ended the process.
    [Fact]
    public void Many_classes_on_several_threads()
    {
        var network = new ManyInputs(seed: 1);
        float[] input = new float[Samples * ManyInputs.InputSize];
        var workspace = new Workspace(Samples) { Threads = 2 };
        Assert.Equal(Math.Log(20_001), network.LossAndGradients(input, new int[Samples], workspace, []), 1e-3);
    }

    [Fact]
    public void Sequences_have_the_gradient_of_their_input()
    {
        var network = new SoftmaxOfSteps(seed: 1);
        float[] input = Input(SoftmaxOfSteps.InputSize * 3), dInput = new float[input.Length];
        int[] targets = new int[Samples * 3], lengths = [.. Enumerable.Range(0, Samples).Select(i => 1 + i % 3)];
        var workspace = new Workspace(Samples, 3);
        float loss = network.LossAndGradients(input, targets, workspace, [], Samples, lengths);
        float[] outputs = network.Forward(input, workspace, training: true, Samples, lengths).ToArray();
        double total = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int step = 0; step < lengths[sample]; step++)
                total -= Math.Log(outputs[(sample * 3 + step) * 4]);
        }
        Assert.Equal(total / lengths.Sum(), loss, 1e-5);
        float[] ones = new float[outputs.Length];
        Array.Fill(ones, 1);
        Array.Fill(dInput, float.NaN);
        network.Backward(ones, workspace, [], dInput);
        Assert.All(dInput, value => Assert.Equal(0, value, 1e-6f));
    }

    [Fact]
    public void Fit_goes_through_and_changes_nothing()
    {
        using var directory = new TemporaryDirectory();
        string checkpoint = Path.Combine(directory.Path, "training.safetensors");
        var network = new FlatDropout(seed: 1);
        var data = new Dataset(Input(6), 6, Input(6), 6);
        var options = new FitOptions
        {
            Epochs = 3, BatchSize = 7, Seed = 1, ClipNorm = 1, CheckpointPath = checkpoint, ValidationFraction = 0.2,
        };
        float[] before = network.Predict(Input(6));
        History history = new Trainer<FlatDropout>(network, new Adam()).Fit(data, options);
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Loss)));
        Assert.Equal(before, network.Predict(Input(6)));
        var resumed = new Trainer<FlatDropout>(new FlatDropout(), new Adam());
        Assert.Equal(4, resumed.Fit(data, options with { Epochs = 4, Resume = true }).Epochs.Count);
        Assert.True(double.IsFinite(resumed.Evaluate(data).Loss));
    }

    [Fact]
    public void Files_and_summary_hold_nothing()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "nothing.safetensors");
        new SoftmaxOfInput().Save(path);
        Assert.Equal(0, SoftmaxOfInput.FromFile(path).Parameters.Length);
        Assert.Contains("softmax1", new SoftmaxOfInput().Summary(), StringComparison.Ordinal);
        Assert.Equal(0, SoftmaxOfInput.ParameterCount);
    }

    [Fact]
    public void No_samples_have_no_outputs_and_no_gradients()
    {
        var network = new SoftmaxOfInput();
        var workspace = new Workspace(Samples);
        Assert.Empty(network.Predict([]));
        Assert.True(network.Forward([], workspace, training: true).IsEmpty);
        network.Backward([], workspace, []);
        Assert.Throws<ArgumentException>(() => network.LossAndGradients([], Array.Empty<int>(), workspace, []));
    }

    private static float[] Input(int size)
    {
        var random = new Random(size);
        return [.. Enumerable.Range(0, Samples * size).Select(_ => random.NextSingle() * 2 - 1)];
    }
}

/// <summary>The loss reads the caller's input.</summary>
[Network, Input(4), Softmax, CrossEntropyLoss]
internal partial class SoftmaxOfInput;

/// <summary>The same, of so many classes that a gradient is far from where it starts.</summary>
[Network, Input(20_001), Softmax, CrossEntropyLoss]
internal partial class ManyInputs;

/// <summary>The same, step by step.</summary>
[Network, SequenceInput(4), Softmax, CrossEntropyLoss]
internal partial class SoftmaxOfSteps;

/// <summary>The input under a view, and in training behind a mask.</summary>
[Network, Input(2, 3), Flatten, Dropout(0.5), MeanSquaredErrorLoss]
internal partial class FlatDropout;
