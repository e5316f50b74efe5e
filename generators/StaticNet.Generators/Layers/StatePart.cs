namespace StaticNet.Generators.Layers;

/// <summary>Part of a recurrent layer's state.</summary>
/// <param name="Name">Its name after the layer's: <c>hidden</c>.</param>
/// <param name="Units">The number of values of one stream.</param>
/// <param name="Offset">Where they start in the layer's state.</param>
internal sealed record StatePart(string Name, int Units, int Offset)
{
    /// <summary>The floats that it takes of a stream's state.</summary>
    public int Floats => Model.Lanes.Pad(Units);
}
