namespace StaticNet;

/// <summary>
/// A function of your own: a static method of the class, <c>static float Swish(float x)</c>, which is an expression
/// over <c>+ - * /</c>, comparisons, <c>?:</c>, local variables, constants, functions of <c>Math</c> and <c>MathF</c>,
/// and calls of other such methods. The compiler differentiates it and writes it as vector code. All arithmetic is in
/// single precision.
/// </summary>
/// <param name="method">The method, <c>nameof(Swish)</c>.</param>
/// <param name="operands">
/// The layers or inputs that a method with two to four arguments reads; two values broadcast as in joins. With one name
/// fewer than the method has arguments, the first argument is the value before the attribute.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ElementwiseAttribute(string method, params string[] operands) : LayerAttribute
{
    /// <summary>The method.</summary>
    public string Method { get; } = method;

    /// <summary>The layers or inputs that the method reads.</summary>
    public string[] Operands { get; } = operands;
}
