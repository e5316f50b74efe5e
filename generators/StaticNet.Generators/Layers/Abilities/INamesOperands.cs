namespace StaticNet.Generators.Layers;

/// <summary>A layer of several inputs that have parts of their own, and names for them in its methods.</summary>
internal interface INamesOperands
{
    /// <summary>The names, in the order of the inputs: <c>Query</c>.</summary>
    IReadOnlyList<string> OperandNames { get; }
}
