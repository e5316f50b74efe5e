using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>A layer that reads several values.</summary>
internal interface IReadsSeveral
{
    /// <summary>
    /// Whether each value of the result is made of those at the same place, or of ones that are broadcast there.
    /// </summary>
    bool IsElementwise { get; }

    /// <summary>The shape that the layer produces, or null where the values do not fit, which it reports.</summary>
    Shape? InferShape(IReadOnlyList<LayerInput> inputs, ProblemList problems);

    /// <summary>The formula for comments, with the names of the operands.</summary>
    string Formula(IReadOnlyList<string> operands);
}
