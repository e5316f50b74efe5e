namespace StaticNet.Generators.Layers;

/// <summary>A layer that calls code of the user's, which may throw.</summary>
internal interface IRunsUserCode;
