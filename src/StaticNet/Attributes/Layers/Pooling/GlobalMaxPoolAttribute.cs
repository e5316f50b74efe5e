namespace StaticNet;

/// <summary>
/// The maximum of each channel over all positions of an image or of a sequence of fixed length: height x width x
/// channels, or length x channels, to channels. Gradients go to the first maximum; NaN gives NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute;
