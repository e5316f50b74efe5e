namespace StaticNet;

/// <summary>
/// Adds sines and cosines of many wavelengths that encode the time step or position:
/// <c>y[t, 2 i] = x[t, 2 i] + sin(t / 10000^(2 i / features))</c>, with the cosine added to the value after it. Nothing
/// is learned, and sequences may have any length. Source: Vaswani et al., arXiv:1706.03762, 3.5.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SinusoidalEncodingAttribute : LayerAttribute;
