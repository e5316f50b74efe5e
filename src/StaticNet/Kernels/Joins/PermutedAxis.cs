namespace StaticNet.Kernels;

/// <summary>An axis that a permutation walks along.</summary>
/// <param name="Size">Its size.</param>
/// <param name="Source">The distance of two neighbours in the source, in floats.</param>
/// <param name="Target">The distance of two neighbours in the target, in floats.</param>
internal readonly record struct PermutedAxis(nuint Size, nuint Source, nuint Target);
