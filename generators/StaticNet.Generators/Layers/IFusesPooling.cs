using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that can write, in inference, the maxima that a layer after it would make of its results.
/// </summary>
internal interface IFusesPooling
{
    /// <summary>Whether it can do so for such a layer.</summary>
    bool FusesPooling(Step step, Step pooling);

    /// <summary>Writes the method that computes the maxima of the output of some rows.</summary>
    void EmitPooledForward(StepEmission step, Step pooling);
}
