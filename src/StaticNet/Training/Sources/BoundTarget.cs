namespace StaticNet.Training;

/// <summary>A loss of a network and its targets.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Port">The output.</param>
/// <param name="Column">The labels or values.</param>
/// <param name="Steps">How many time steps a row has; 1 where the output has no time axis.</param>
/// <param name="In">What says in messages which output it is; empty where there is one loss.</param>
internal sealed record BoundTarget(Dataset Data, LossPort Port, DatasetTarget Column, int Steps, string In)
{
    /// <summary>Of how many losses one time step is made.</summary>
    public int Positions => Math.Max(Port.Loss.TargetIndices, 1);

    /// <summary>How many losses a sample is made of, each of which may have a weight.</summary>
    public int Losses => Steps * Positions;

    /// <summary>What counts of the targets.</summary>
    public CountedTarget Counted { get; } = new(Data, Column, Port.Output.HasTime);

    /// <summary>Whether outputs are compared with classes.</summary>
    public bool IsClassification => Port.TakesClasses || Counted.IsBinary;
}
