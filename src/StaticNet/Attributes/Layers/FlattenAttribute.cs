namespace StaticNet;

/// <summary>
/// Flattens each sample to one axis: height x width x channels to their product. In weight files, the columns of a
/// dense layer after it are in PyTorch's order: channels x height x width.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FlattenAttribute : LayerAttribute;
