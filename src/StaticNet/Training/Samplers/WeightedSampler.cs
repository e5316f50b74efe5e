using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>Draws each sample in proportion to its weight.</summary>
public sealed class WeightedSampler : Sampler
{
    private readonly double[] _weights;

    /// <summary>Creates a sampler.</summary>
    /// <param name="weights">
    /// A non-negative weight for each sample of the training data. A sample with weight 0 is never drawn.
    /// </param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public WeightedSampler(IEnumerable<double> weights)
    {
        _weights = [.. weights];
        bool areWeights = _weights.All(static weight => weight >= 0);
        if (!areWeights || !(_weights.Sum() is > 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException(
                "Weights must be finite and not negative, and at least one of them greater than 0.", nameof(weights));
        }
    }

    internal override string Identity => $"weighted {Crc32C.Of(MemoryMarshal.AsBytes<double>(_weights)):x8}";

    internal override Action<int[], ulong> Prepare(Dataset data, int[] samples)
    {
        if (_weights.Length != data.Count)
        {
            throw new ArgumentException(
                $"The WeightedSampler has {_weights.Length} weights, but there are {data.Count} samples.",
                nameof(data));
        }
        double[] sums = new double[samples.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
            sums[i] = sum += _weights[samples[i]];
        if (sum == 0)
            throw new ArgumentException("All samples to train with have weight 0.", nameof(data));
        return (order, seed) =>
        {
            var random = new SeededRandom(seed);
            foreach (ref int sample in order.AsSpan())
                sample = samples[Place(sums, sum * random.NextDouble())];
        };
    }

    // The first sample whose running sum is greater; one of weight 0 adds nothing to it, and is passed over.
    private static int Place(double[] sums, double drawn)
    {
        int low = 0, high = sums.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sums[middle] > drawn)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
