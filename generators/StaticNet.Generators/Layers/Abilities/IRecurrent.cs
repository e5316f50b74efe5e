namespace StaticNet.Generators.Layers;

/// <summary>A layer that hands values from one time step to the next.</summary>
internal interface IRecurrent : IHasState
{
    /// <summary>The parts of the state.</summary>
    IReadOnlyList<StatePart> StateParts { get; }
}
