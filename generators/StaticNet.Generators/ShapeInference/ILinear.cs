namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer that computes a linear function of all its values: two in a row are no more than one.</summary>
internal interface ILinear;
