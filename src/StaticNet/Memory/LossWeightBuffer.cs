using System.Numerics;
using StaticNet.Kernels;

namespace StaticNet;

/// <summary>The weights that the next call's losses are given, and those of the call that took them.</summary>
internal sealed class LossWeightBuffer
{
    private float[] _values = [];
    private int _waiting;
    private int _taken;

    /// <summary>The weights of the call that took them; empty where it was given none.</summary>
    public ReadOnlySpan<float> Taken => _values.AsSpan(0, _taken);

    /// <summary>Copies weights for the next call.</summary>
    /// <exception cref="ArgumentException">One is negative or not finite; there are none then.</exception>
    public void Set(ReadOnlySpan<float> weights)
    {
        Clear();
        if (_values.Length < weights.Length)
            _values = new float[BitOperations.RoundUpToPowerOf2((uint)weights.Length)];
        weights.CopyTo(_values);
        LossWeights.Require(_values.AsSpan(0, weights.Length), nameof(weights));
        _waiting = weights.Length;
    }

    /// <summary>Hands them to a call; the next one gets none.</summary>
    public void Take() => (_taken, _waiting) = (_waiting, 0);

    /// <summary>Leaves the next call without any.</summary>
    public void Clear() => (_taken, _waiting) = (0, 0);
}
