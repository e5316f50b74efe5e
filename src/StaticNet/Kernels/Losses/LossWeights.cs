using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the weights of a batch's losses, one for each sample or for each position of each (a time step,
/// or a place over which a softmax runs). Without any, all are 1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LossWeights
{
    private readonly ReadOnlySpan<float> _values;

    /// <summary>Says what the weights are of.</summary>
    /// <param name="values">[samples], [samples x positions], or nothing.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="positions">The number of positions of a sample that have a loss each.</param>
    /// <exception cref="ArgumentException">There is another number of weights.</exception>
    public LossWeights(ReadOnlySpan<float> values, int samples, int positions)
    {
        if (!values.IsEmpty && values.Length != samples && values.Length != (long)samples * positions)
        {
            string each = positions > 1 ? $", or {positions} each" : "";
            throw new ArgumentException(
                $"There are {values.Length} weights, but {samples} samples need one each{each}.", "weights");
        }
        _values = values;
        Samples = samples;
        Positions = positions;
    }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The number of positions of a sample that have a loss each.</summary>
    public int Positions { get; }

    /// <summary>Whether all weights are 1 because there are none.</summary>
    public bool IsEmpty => _values.IsEmpty;

    /// <summary>The weight of a sample that has one loss.</summary>
    /// <param name="sample">The index of the sample.</param>
    public float this[int sample]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _values.IsEmpty ? 1 : _values[sample];
    }

    /// <summary>The weight of the loss at one position.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="position">The number of the position.</param>
    public float this[int sample, int position] =>
        _values.IsEmpty ? 1
        : _values.Length == Samples ? _values[sample]
        : _values[sample * Positions + position];

    /// <summary>What a weighted mean over the positions that count divides by.</summary>
    /// <param name="lengths">How many positions of each sample count, or nothing where all do.</param>
    public double Total(ReadOnlySpan<int> lengths = default)
    {
        if (_values.IsEmpty)
            return SequenceGuard.Steps(lengths, Samples, Positions);
        double total = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            int length = lengths.IsEmpty ? Positions : lengths[sample];
            if (_values.Length == Samples)
                total += (double)length * _values[sample];
            else
                total += Sum(_values.Slice(sample * Positions, length));
        }
        return total;
    }

    /// <summary>Checks that weights are such.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="parameter">The name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">One is negative or not finite.</exception>
    internal static void Require(ReadOnlySpan<float> weights, string parameter)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (!float.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException(
                    $"Weight {i} is {weights[i]}, but a weight must be finite and at least 0.", parameter);
            }
        }
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        return sum;
    }
}
