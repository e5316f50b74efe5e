using System.Numerics.Tensors;

namespace StaticNet.Tests.Networks;

/// <summary>Networks whose classes are the members of an enum answer with the greatest of what they predict.</summary>
public sealed class NamedClassesTests
{
    private static readonly Letter[] InOrder = [Letter.A, Letter.B, Letter.@class];

    [Fact]
    public void One_sample_and_many_have_the_classes_of_their_greatest_outputs()
    {
        var network = new Letters(seed: 1);
        float[] input = Random(seed: 2, 40 * 5);
        Letter[] expected = Greatest(network.Predict(input), 3), classes = new Letter[40];
        network.Classify(input, classes);
        Assert.Equal(expected, classes);
        Assert.Equal(3, classes.Distinct().Count());
        Assert.All(Enumerable.Range(0, 40), sample =>
        {
            ReadOnlySpan<float> one = input.AsSpan(sample * 5, 5);
            Assert.Equal(expected[sample], network.Classify(one));
            Assert.Equal(expected[sample], network.Probabilities(one).Best);
            Assert.Equal(1, network.Probabilities(one).Sum(static pair => pair.Value), 1e-5f);
            Assert.Equal(network.Classify(one), network.Freeze().Classify(one));
        });
        Assert.Equal(InOrder, Letters.OutputClasses.ToArray());
        Assert.Equal(0, Allocation.Of(() => network.Classify(input, classes)));
        Assert.Equal(0, Allocation.Of(() => network.Classify(input.AsSpan(0, 5))));

        Assert.Throws<ArgumentException>(() => network.Classify(input));
        Assert.Throws<ArgumentException>(() => network.Classify(input, new Letter[39]));
        Assert.Throws<NotFiniteNumberException>(() => network.Classify([0, 0, float.NaN, 0, 0]));
        Assert.True(float.IsNaN(network.Probabilities([0, 0, float.NaN, 0, 0])[0].Value));
    }

    [Fact]
    public void Several_inputs_and_outputs_have_members_of_their_names()
    {
        var network = new Heads(seed: 3);
        float[] left = Random(seed: 4, 30 * 4), right = Random(seed: 5, 30 * 2);
        float[] letter = new float[30 * 3], parity = new float[30], numbers = new float[30 * 2];
        network.Predict(left, right, letter, parity, numbers);
        Letter[] letters = new Letter[30];
        Parity[] parities = new Parity[30];
        network.ClassifyLetter(left, right, letters);
        network.ClassifyParity(left, right, parities);
        Assert.Equal(Greatest(letter, 3), letters);
        Assert.Equal(parity.Select(static logit => logit > 0 ? Parity.Odd : Parity.Even), parities);
        Assert.Equal(2, parities.Distinct().Count());
        Assert.Equal(letters[1], network.ClassifyLetter(left.AsSpan(4, 4), right.AsSpan(2, 2)));
        Assert.Equal(
            1 / (1 + MathF.Exp(-parity[1])),
            network.ProbabilitiesParity(left.AsSpan(4, 4), right.AsSpan(2, 2)).Of(Parity.Odd), 1e-5f);
    }

    [Fact]
    public void Time_steps_sequences_and_pixels_have_classes()
    {
        var steps = new Strokes(seed: 6);
        float[] input = Random(seed: 7, 3 * 8 * 2), each = new float[3 * 8 * 3], whole = new float[3 * 2];
        steps.Predict(input, each, whole, sequences: 3);
        Letter[] letters = new Letter[3 * 8];
        Parity[] parities = new Parity[3];
        steps.ClassifyEach(input, letters, sequences: 3);
        steps.ClassifyWhole(input, parities);
        Assert.Equal(Greatest(each, 3), letters);
        Assert.Equal(whole.Chunk(2).Select(static two => two[1] > two[0] ? Parity.Odd : Parity.Even), parities);
        Assert.Equal(parities[1], steps.ClassifyWhole(input.AsSpan(16, 16)));
        Assert.Equal(MathF.Exp(whole[2]), steps.ProbabilitiesWhole(input.AsSpan(16, 16)).Of(Parity.Even), 1e-5f);
        Assert.Equal(0, Allocation.Of(() => steps.ClassifyEach(input, letters, sequences: 3)));
        Assert.Throws<ArgumentException>(() => steps.ClassifyEach(input, letters.AsSpan(1), sequences: 3));

        var words = new Words(seed: 8);
        Assert.Equal(Greatest(words.Predict([1, 8, 0]), 3)[0], words.Classify([1, 8, 0]));

        var pixels = new Pixels(seed: 9);
        float[] images = Random(seed: 10, 2 * 12);
        Letter[] classes = new Letter[2 * 12];
        pixels.Classify(images, classes);
        Assert.Equal(Greatest(pixels.Predict(images), 3), classes);
    }

    [Fact]
    public void Evaluations_say_the_names()
    {
        var trainer = new Trainer<Letters>(new Letters(seed: 1), new Adam(1e-3));
        int[] labels = [.. Enumerable.Range(0, 12).Select(static index => index % 3)];
        Evaluation evaluation = trainer.Evaluate(new Dataset(Random(seed: 11, 12 * 5), 5, labels));
        ClassMetrics weakest = evaluation.Classification!.PerClass.MinBy(static metrics => metrics.F1)!;
        Assert.Contains($"(weakest {weakest.Name} {weakest.F1:0.0000})", evaluation.ToString());
        Assert.StartsWith("actual      A    B  class", evaluation.Confusion!.ToString());
        Assert.Equal(["A", "B", "class"], Letters.Definition.Outputs[0].ClassNames);
        Assert.Equal(["Even", "Odd"], Heads.Definition.Outputs[1].ClassNames);
        Assert.Empty(Heads.Definition.Outputs[2].ClassNames);
    }

    private static Letter[] Greatest(float[] outputs, int size) =>
        [.. outputs.Chunk(size).Select(static row => InOrder[TensorPrimitives.IndexOfMax<float>(row)])];

    private static float[] Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 4 * random.NextSingle() - 2)];
    }
}
