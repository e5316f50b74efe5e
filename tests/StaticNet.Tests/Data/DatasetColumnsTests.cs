namespace StaticNet.Tests.Data;

public sealed class DatasetColumnsTests
{
    [Fact]
    public void Every_part_keeps_the_columns_of_a_sample_together()
    {
        Dataset data = Numbered(100).WithWeights([.. Enumerable.Range(0, 100).Select(i => i + 1f)]);
        (Dataset first, Dataset second) = data.Split(0.3, seed: 4);
        Dataset[] parts = [data, data.Take(7), data.Skip(93), data.Shuffle(1), first, second, data.Gather([5, 5, 0])];
        foreach (Dataset part in parts)
        {
            Assert.Equal(["a", "b"], part.InputColumns.Select(input => input.Name));
            Assert.Equal(["x", "y"], part.TargetColumns.Select(target => target.Name));
            for (int i = 0; i < part.Count; i++)
            {
                int number = part.TargetColumns[0].Labels[i];
                Assert.Equal(number, part.InputColumns[0].Values[i]);
                Assert.Equal([10f * number, 10f * number + 1], part.InputColumns[1].Values.Slice(2 * i, 2));
                Assert.Equal(-number, part.TargetColumns[1].Values[i]);
                Assert.Equal(number + 1, part.Weights[i]);
            }
            Assert.Equal((100, 0), (part.TargetColumns[0].Classes, part.TargetColumns[1].Classes));
        }
        Assert.Equal(100, first.Count + second.Count);
    }

    [Fact]
    public void What_asks_for_the_only_column_says_that_there_are_several()
    {
        Dataset data = Numbered(3);
        Assert.Equal("The data set has 2 inputs. Ask one of its InputColumns.", Message(() => data.InputSize));
        Assert.Equal("The data set has 2 targets. Ask one of its TargetColumns.", Message(() => data.Classes));
        Message(() => data.Inputs.Length);
        Message(() => data.Input(0).Length);
        Message(() => data.Labels.Length);
        Message(() => data.HasLabels);

        static string Message<T>(Func<T> get) => Assert.Throws<InvalidOperationException>(() => get()).Message;
    }

    [Fact]
    public void Columns_that_do_not_belong_together_are_refused_by_name()
    {
        float[] six = [1, 2, 3, 4, 5, 6];
        int[] three = [0, 1, 2];
        Refused("at least one input", [], [three]);
        Refused("at least one target", [(six, 2)], []);
        Refused("input at position 1 is null", [(six, 2), null!], [three]);
        Refused("Two inputs are called a", [("a", six, 2), ("a", six, 2)], [three]);
        Refused("Two targets are called x", [(six, 2)], [("x", three), ("x", three)]);
        Refused("target at position 0 is empty", [(six, 2)], [("", three)]);
        Refused("Some inputs have a name", [("a", six, 2), (six, 2)], [three]);
        Refused("2 samples in the input b, but 3 in the input a", [("a", six, 2), ("b", six, 3)], [three]);
        Refused("6 samples in the target at position 0, but 3 in the input a", [("a", six, 2)], [(six, 1)]);
        DatasetInput shorter = DatasetInput.OfTokens("b", [[1, 2], [1], [1]]);
        DatasetInput longer = DatasetInput.OfTokens("a", [[1], [1], [1, 2, 3]]);
        Refused("2 time steps in the input b, but 3 in a", [longer, shorter], [three]);
        Refused("Sequence 1 has 2 time steps in b, but 1 in another",
            [longer, DatasetInput.OfSequences("b", [[1], [1, 2], [1, 2, 3]], 1)], [three]);
        Refused("no input is made of sequences", [(six, 2)], [DatasetTarget.OfSequences(null, [[1], [1, 2], [1]])]);
        Assert.Contains("5 values of a are not whole samples of 2", Assert.Throws<ArgumentException>(
            () => new DatasetInput("a", new float[5], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("no labels of x", Assert.Throws<ArgumentException>(
            () => new DatasetTarget("x", [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DatasetInput("a", six, 3, steps: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatasetTarget("x", six, 0));
        Assert.Contains("No input of the data set has 2 time steps", Assert.Throws<ArgumentException>(
            () => Numbered(3).WithLengths([1, 1, 1], 2)).Message, StringComparison.Ordinal);

        static void Refused(string what, DatasetInput[] inputs, DatasetTarget[] targets)
            => Assert.Contains(
                what, Assert.ThrowsAny<ArgumentException>(() => new Dataset(inputs, targets)).Message,
                StringComparison.Ordinal);
    }

    private static Dataset Numbered(int count)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        float[] pairs = [.. numbers.SelectMany(number => (float[])[10f * number, 10f * number + 1])];
        return new Dataset(
            [("a", [.. numbers.Select(number => (float)number)], 1), ("b", pairs, 2)],
            [("x", numbers), ("y", [.. numbers.Select(number => (float)-number)], 1)]);
    }
}
