namespace StaticNet.Generators.Layers;

/// <summary>A layer that passes its input through unless the network is in training.</summary>
internal interface IOnlyInTraining;
