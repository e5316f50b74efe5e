namespace StaticNet;

/// <summary>
/// The sigmoid linear unit, also called swish: <c>y = x / (1 + exp(-x))</c>. Source: Elfwing et al., 2018.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SiluAttribute : LayerAttribute;
