namespace StaticNet;

/// <summary>
/// The logarithm of the logistic function <c>y = log(1 / (1 + exp(-x)))</c>, accurate for large negative x too.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LogSigmoidAttribute : LayerAttribute;
