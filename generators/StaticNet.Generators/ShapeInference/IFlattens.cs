namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer that is the input's values in a row, which remembers what axes they had.</summary>
internal interface IFlattens;
