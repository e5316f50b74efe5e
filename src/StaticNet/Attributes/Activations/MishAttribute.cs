namespace StaticNet;

/// <summary><c>y = x tanh(log(1 + exp(x)))</c>. Source: Misra, BMVC 2020.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MishAttribute : LayerAttribute;
