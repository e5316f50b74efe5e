namespace StaticNet;

/// <summary>The base class of layers that join several values.</summary>
/// <param name="operands">The names of earlier layers or inputs, in order.</param>
public abstract class JoinAttribute(params string[] operands) : LayerAttribute
{
    /// <summary>
    /// The names of the layers or inputs that are joined, in order. With one name, the value before the attribute comes
    /// first.
    /// </summary>
    public string[] Operands { get; } = operands;
}
