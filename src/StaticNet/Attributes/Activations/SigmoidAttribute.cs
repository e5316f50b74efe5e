namespace StaticNet;

/// <summary>
/// The logistic function <c>y = 1 / (1 + exp(-x))</c>. Before a <see cref="BinaryCrossEntropyLossAttribute"/> the
/// two are fused to the stable form.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SigmoidAttribute : LayerAttribute;
