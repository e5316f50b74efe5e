namespace StaticNet;

/// <summary>
/// The rectifier <c>y = x</c> for x above 0, <c>weight x</c> otherwise, with a learned slope that starts at 0.25.
/// Source: He et al., ICCV 2015.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PReluAttribute : LayerAttribute
{
    /// <summary>Whether each channel (value of the last axis) has its own slope. Default: one for all.</summary>
    public bool PerChannel { get; set; }
}
