using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>A layer that rearranges its weight for the backward pass, once for each training step.</summary>
internal interface ITransposesWeight
{
    /// <summary>The floats that the rearranged weight takes, or 0 where the step reads it as it is.</summary>
    int TransposedFloats(Step step);

    /// <summary>The calls that rearrange it.</summary>
    /// <param name="step">The step, with names for both weights.</param>
    IEnumerable<string> Transpositions(StepEmission step);
}
