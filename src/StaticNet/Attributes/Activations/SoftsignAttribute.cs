namespace StaticNet;

/// <summary><c>y = x / (1 + |x|)</c>. Source: Bergstra et al., 2009.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SoftsignAttribute : LayerAttribute;
