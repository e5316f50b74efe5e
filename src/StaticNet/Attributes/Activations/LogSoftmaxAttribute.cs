namespace StaticNet;

/// <summary>
/// The logarithm of the softmax over the last axis, <c>y = x - log(sum exp(x))</c>: what <see cref="NllLossAttribute"/>
/// and <see cref="KLDivergenceLossAttribute"/> take.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LogSoftmaxAttribute : LayerAttribute;
