namespace StaticNet;

/// <summary>
/// The gated linear unit <c>y = a sigmoid(b)</c>, where a is the first half of the last axis and b the second. The
/// output has half as many values. Source: Dauphin et al., ICML 2017.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GluAttribute : LayerAttribute;
