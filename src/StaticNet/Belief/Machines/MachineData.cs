using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>What a machine learns from: the data, or what the machines below make of them.</summary>
/// <param name="data">The data.</param>
/// <param name="features">[samples x size], or null where the data themselves are meant.</param>
/// <param name="size">The number of values of one.</param>
internal sealed class MachineData(Dataset data, float[]? features, int size)
{
    /// <summary>The number of samples.</summary>
    public int Count => data.Count;

    /// <summary>The values of a sample.</summary>
    public ReadOnlySpan<float> this[int sample]
        => features is null ? data.Inputs.Slice(sample * size, size) : features.AsSpan(sample * size, size);

    /// <summary>Copies samples, and their labels where there is room for them.</summary>
    public void Read(ReadOnlySpan<int> samples, UnitRows visible, UnitRows? labels)
    {
        for (int row = 0; row < samples.Length; row++)
        {
            visible.Copy(this[samples[row]], row);
            if (labels is null)
                continue;
            Span<float> oneHot = labels[row];
            oneHot.Clear();
            int label = data.Labels[samples[row]];
            if ((uint)label < (uint)oneHot.Length)
                oneHot[label] = 1;
        }
    }

    /// <summary>Draws Bernoulli units with what is there as their probabilities.</summary>
    public static void Draw(UnitRows visible, int rows, ulong key)
    {
        var random = new CounterRandom(key);
        for (int row = 0; row < rows; row++)
        {
            Span<float> values = visible[row];
            var unit = new CounterRandom(random.Bits((ulong)row));
            for (int i = 0; i < values.Length; i++)
                values[i] = unit.Uniform((ulong)i) < values[i] ? 1 : 0;
        }
    }
}
