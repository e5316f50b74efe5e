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

/// <summary>An input of a network and its values.</summary>
/// <param name="Port">The network's input.</param>
/// <param name="Column">The values.</param>
/// <param name="In">What says in messages which input it is; empty where there is one.</param>
internal readonly record struct BoundInput(NetworkInput Port, DatasetInput Column, string In)
{
    /// <summary>How many time steps a row has; 1 where the input has no time axis.</summary>
    public int Steps => Port.HasTime ? Column.Size / Port.Size : 1;
}

/// <summary>A loss of a network and its targets.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Port">The output.</param>
/// <param name="Column">The labels or values.</param>
/// <param name="Steps">How many time steps a row has; 1 where the output has no time axis.</param>
/// <param name="In">What says in messages which output it is; empty where there is one loss.</param>
internal readonly record struct BoundTarget(Dataset Data, LossPort Port, DatasetTarget Column, int Steps, string In)
{
    /// <summary>Of how many losses one time step is made.</summary>
    public int Positions => Math.Max(Port.Loss.TargetIndices, 1);

    /// <summary>How many losses a sample is made of, each of which may have a weight.</summary>
    public int Losses => Steps * Positions;

    /// <summary>What counts of the targets.</summary>
    public CountedTarget Counted => new(Data, Column, Port.Output.HasTime);

    /// <summary>Whether outputs are compared with classes.</summary>
    public bool IsClassification => Port.TakesClasses || Counted.IsBinary;
}
