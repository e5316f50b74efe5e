namespace StaticNet;

/// <summary>
/// The logarithm of the softmax over the last axis, <c>y = x - log(sum exp(x))</c>: the input of
/// <see cref="NllLossAttribute"/> and <see cref="KLDivergenceLossAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LogSoftmaxAttribute : LayerAttribute;
