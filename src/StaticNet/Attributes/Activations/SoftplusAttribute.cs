namespace StaticNet;

/// <summary>The smooth rectifier <c>y = log(1 + exp(x))</c>, linear above 20 as in PyTorch.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SoftplusAttribute : LayerAttribute;
