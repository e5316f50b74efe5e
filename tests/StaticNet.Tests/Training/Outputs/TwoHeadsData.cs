namespace StaticNet.Tests.Training.Outputs;

/// <summary>Samples that a linear network of two inputs can learn.</summary>
internal sealed class TwoHeadsData
{
    public TwoHeadsData(int count, int seed = 1)
    {
        var random = new Random(seed);
        Images = [.. Enumerable.Range(0, 3 * count).Select(_ => 2 * random.NextSingle() - 1)];
        Meta = [.. Enumerable.Range(0, 2 * count).Select(_ => 2 * random.NextSingle() - 1)];
        Digits = [.. Enumerable.Range(0, count).Select(i => Greatest(Images.AsSpan(3 * i, 3)))];
        Sizes = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            Sizes[2 * i] = Images[3 * i] - 2 * Meta[2 * i];
            Sizes[2 * i + 1] = 3 * Meta[2 * i + 1];
        }
    }

    public float[] Images { get; }

    public float[] Meta { get; }

    public int[] Digits { get; }

    public float[] Sizes { get; }

    /// <summary>The columns by name, neither in the network's order.</summary>
    public Dataset ByName => new([("meta", Meta, 2), ("image", Images, 3)], [("size", Sizes, 2), ("digit", Digits)]);

    /// <summary>The columns in the network's order.</summary>
    public Dataset ByPosition => new([(Images, 3), (Meta, 2)], [Digits, (Sizes, 2)]);

    /// <summary>The losses of each sample, computed one by one, and whether its digit is recognised.</summary>
    public (double Digit, double Size, bool IsRight)[] Direct(TwoHeads network)
    {
        var losses = new (double, double, bool)[Digits.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            float[] output = new float[TwoHeads.OutputSize];
            network.Predict([.. Images[(3 * i)..(3 * i + 3)], .. Meta[(2 * i)..(2 * i + 2)]], output);
            double digit = TwoHeads.CrossEntropy(output.AsSpan(0, 3), Digits[i], new float[3]);
            double first = output[5] - Sizes[2 * i], second = output[6] - Sizes[2 * i + 1];
            losses[i] = (digit, (first * first + second * second) / 2, Greatest(output.AsSpan(0, 3)) == Digits[i]);
        }
        return losses;
    }

    private static int Greatest(ReadOnlySpan<float> values)
        => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(values);
}
