namespace StaticNet.Generators.Layers;

/// <summary>A layer whose output is its input's memory seen with another shape.</summary>
internal interface IView;
