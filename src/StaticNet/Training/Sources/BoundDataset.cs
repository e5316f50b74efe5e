using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>A data set as a network sees it: its columns in the order of the network's inputs and losses.</summary>
/// <param name="data">The data set.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="targets">Its targets.</param>
internal sealed class BoundDataset(
    Dataset data, ImmutableArray<BoundInput> inputs, ImmutableArray<BoundTarget> targets)
{
    public Dataset Data => data;

    public ImmutableArray<BoundInput> Inputs => inputs;

    public ImmutableArray<BoundTarget> Targets => targets;

    public int Count => data.Count;

    /// <summary>How many time steps a row has; 1 where the network has no time axis.</summary>
    public int Steps { get; } = inputs.Max(static input => input.Steps);

    /// <summary>The most time steps that count.</summary>
    public int Longest => data.HasLengths ? TensorPrimitives.Max(data.Lengths) : Steps;

    /// <summary>Whether each sample has the losses of several outputs.</summary>
    public bool HasSeveralLosses => targets.Length > 1;
}
