namespace StaticNet;

/// <summary>
/// The hinge embedding loss of distances: <c>x</c> where the target is 1, <c>max(0, margin - x)</c> where it is -1.
/// Targets are <c>float</c>.
/// </summary>
/// <param name="margin">The distance beyond which negative pairs have no loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HingeEmbeddingLossAttribute(double margin = 1) : LossAttribute
{
    /// <summary>The distance beyond which negative pairs have no loss.</summary>
    public double Margin { get; } = margin;
}
