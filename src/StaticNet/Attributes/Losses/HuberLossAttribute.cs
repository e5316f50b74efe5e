namespace StaticNet;

/// <summary>
/// The Huber loss: <c>0.5 d^2</c> where |d| is at most delta, <c>delta (|d| - 0.5 delta)</c> beyond, with d = y - t.
/// Targets are <c>float</c>. Source: Huber, Annals of Statistics 1964.
/// </summary>
/// <param name="delta">The error at which the loss changes from quadratic to linear; positive.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HuberLossAttribute(double delta = 1) : LossAttribute
{
    /// <summary>The error at which the loss changes from quadratic to linear.</summary>
    public double Delta { get; } = delta;
}
