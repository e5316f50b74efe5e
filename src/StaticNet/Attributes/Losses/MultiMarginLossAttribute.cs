namespace StaticNet;

/// <summary>
/// The margin loss of classes over the last axis, <c>sum over j != t of max(0, margin - x[t] + x[j]) / classes</c>.
/// Targets are class indices (<c>int</c>), or <c>float</c> values for each class, of which the largest is the target.
/// Source: Crammer and Singer, 2001.
/// </summary>
/// <param name="margin">The margin by which the target's score must lead.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MultiMarginLossAttribute(double margin = 1) : LossAttribute
{
    /// <summary>The margin by which the target's score must lead.</summary>
    public double Margin { get; } = margin;

    /// <summary>Whether the terms are squared. Default: no.</summary>
    public bool Squared { get; set; }
}
