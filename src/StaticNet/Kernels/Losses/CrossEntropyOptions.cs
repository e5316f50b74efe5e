using System.Runtime.CompilerServices;
namespace StaticNet.Kernels;

/// <summary>The parameters of a cross-entropy loss.</summary>
/// <param name="labelSmoothing">s in t' = (1 - s) t + s / classes, at least 0 and at most 1.</param>
/// <param name="ignoreIndex">The class index whose samples count for nothing.</param>
/// <param name="classWeights">The weight of each class; null for 1.</param>
public readonly struct CrossEntropyOptions(float labelSmoothing, int ignoreIndex, float[]? classWeights)
{
    /// <summary>s in t' = (1 - s) t + s / classes.</summary>
    public float LabelSmoothing { get; } = labelSmoothing;

    /// <summary>The class index whose samples count for nothing.</summary>
    public int IgnoreIndex { get; } = ignoreIndex;

    /// <summary>The weight of each class; null for 1.</summary>
    public float[]? ClassWeights { get; } = classWeights;

    // No weight for what is no class: another thread may have changed a target since it was checked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float WeightOf(int target)
    {
        float[]? weights = ClassWeights;
        return weights is null ? 1 : (uint)target < (uint)weights.Length ? weights[target] : 0;
    }
}
