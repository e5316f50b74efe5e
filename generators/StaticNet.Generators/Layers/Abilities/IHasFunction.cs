using StaticNet.Generators.Expressions;

namespace StaticNet.Generators.Layers;

/// <summary>A layer or loss that computes a method of the user's, for which generated code has a struct.</summary>
internal interface IHasFunction
{
    /// <summary>The method.</summary>
    ElementwiseFunction Expression { get; }
}
