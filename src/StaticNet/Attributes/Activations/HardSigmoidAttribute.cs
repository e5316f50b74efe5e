namespace StaticNet;

/// <summary><c>y = min(max(x + 3, 0), 6) / 6</c>. Source: Howard et al., ICCV 2019.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HardSigmoidAttribute : LayerAttribute;
