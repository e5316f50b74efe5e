namespace StaticNet.Generators.Layers;

/// <summary>A layer that hands a state from one time step to the next.</summary>
internal interface IRecurrent
{
    /// <summary>The parts of the state.</summary>
    IReadOnlyList<StatePart> StateParts { get; }
}
