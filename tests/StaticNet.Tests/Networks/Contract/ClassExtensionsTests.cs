using StaticNet.Tests.Training;
using StaticNet.Tests.Training.Weights;

namespace StaticNet.Tests.Networks.Contract;

public sealed class ClassExtensionsTests
{
    [Fact]
    public void The_class_is_that_of_the_greatest_output_and_none_where_one_is_NaN()
    {
        var network = new SoftmaxNetwork(1);
        float[] inputs = TrainingData.Classes(200).Inputs.ToArray();
        inputs[4 * 70] = float.NaN;
        float[] outputs = network.Predict(inputs);
        int[] classes = new int[200];
        network.PredictClasses(inputs, classes);
        Assert.Equal(-1, classes[70]);
        Assert.Equal(3, classes.Where(index => index >= 0).Distinct().Count());
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(classes[i], network.PredictClass(inputs.AsSpan(4 * i, 4)));
            float[] own = outputs[(3 * i)..(3 * i + 3)];
            Assert.True(i == 70 || own[classes[i]] == own.Max());
        }
        Assert.Equal(0, Allocation.Of(() => network.PredictClasses(inputs, classes)));
        Assert.Throws<ArgumentException>(() => network.PredictClass(inputs.AsSpan(0, 8)));
        Assert.Throws<ArgumentException>(() => network.PredictClasses(inputs, classes.AsSpan(1)));
    }

    [Fact]
    public void One_output_is_compared_with_the_threshold_and_a_sequence_has_one_class()
    {
        var network = new RareTarget(1);
        float[] input = [1, 0];
        float output = network.Predict(input)[0];
        Assert.Equal(1, network.PredictClass(input, output - 0.01f));
        Assert.Equal(0, network.PredictClass(input, output + 0.01f));
        Assert.Equal(-1, network.PredictClass([float.NaN, 0]));
        var sequences = new ClassOfSteps(1);
        float[] steps = [.. Enumerable.Range(0, 7 * 3).Select(i => MathF.Sin(i))];
        float[] classes = sequences.Predict(steps);
        Assert.Equal(Array.IndexOf(classes, classes.Max()), sequences.PredictClass(steps));
        Assert.Throws<NotSupportedException>(() => new ClassSteps(1).PredictClass(steps));
    }

    [Fact]
    public void A_text_has_one_class()
    {
        var network = new ClassOfTokens(1);
        int[] text = [5, 1, 4];
        float[] classes = network.Predict(text);
        Assert.Equal(Array.IndexOf(classes, classes.Max()), network.PredictClass(text));
        Assert.Equal(network.PredictClass(text), network.PredictClass([5, 1, 4]));
        Assert.Equal(0, Allocation.Of(() => network.PredictClass(text)));
        Assert.Throws<ArgumentException>(() => network.PredictClass(ReadOnlySpan<int>.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictClass([9]));
        network.Parameters.Fill(float.NaN);
        Assert.Equal(-1, network.PredictClass(text));
    }
}
