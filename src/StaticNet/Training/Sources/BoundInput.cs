namespace StaticNet.Training;

/// <summary>An input of a network and its values.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Port">The network's input.</param>
/// <param name="Column">The values.</param>
/// <param name="In">What says in messages which input it is; empty where there is one.</param>
internal sealed record BoundInput(Dataset Data, NetworkInput Port, DatasetInput Column, string In)
{
    /// <summary>How many time steps a row has; 1 where the input has no time axis.</summary>
    public int Steps { get; } = Port.HasTime ? Column.Size / Port.Size : 1;

    /// <summary>The values of a sample that count: all but the padding of a shorter sequence.</summary>
    public ReadOnlySpan<float> Counted(int sample)
    {
        ReadOnlySpan<float> row = Column.Rows[sample];
        return Port.HasTime && Data.LengthOf(sample) is { } length ? row[..(length * Port.Size)] : row;
    }
}
