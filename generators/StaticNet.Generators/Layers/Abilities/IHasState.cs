namespace StaticNet.Generators.Layers;

/// <summary>A layer for whose sake the network has a state, which is handed from one time step to the next.</summary>
internal interface IHasState;
