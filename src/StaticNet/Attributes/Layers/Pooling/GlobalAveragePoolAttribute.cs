namespace StaticNet;

/// <summary>
/// The mean of each channel over all positions of an image or of a sequence of fixed length: height x width x channels,
/// or length x channels, to channels.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GlobalAveragePoolAttribute : LayerAttribute;
