namespace StaticNet;

/// <summary>
/// The logistic function <c>y = 1 / (1 + exp(-x))</c>. Right before a <see cref="BinaryCrossEntropyLossAttribute"/>, it
/// is fused with the loss in the numerically stable form.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SigmoidAttribute : LayerAttribute;
