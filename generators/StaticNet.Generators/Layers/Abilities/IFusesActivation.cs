namespace StaticNet.Generators.Layers;

/// <summary>A layer that can apply an activation to its results before they are written.</summary>
internal interface IFusesActivation;
