namespace StaticNet;

/// <summary>What every layer that joins several values has in common.</summary>
/// <param name="operands">The names of earlier layers or inputs, in order.</param>
public abstract class JoinAttribute(params string[] operands) : LayerAttribute
{
    /// <summary>
    /// The names of the layers or inputs that are joined, in order. With one name, the value written before comes
    /// first.
    /// </summary>
    public string[] Operands { get; } = operands;
}
