using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that can write, in inference, what a layer after it would pool of its results.
/// </summary>
internal interface IFusesPooling
{
    /// <summary>Whether it can do so for such a layer.</summary>
    bool FusesPooling(Step step, Step pooling);

    /// <summary>Writes the method that computes the pooled output of some rows.</summary>
    void EmitPooledForward(StepEmission step, Step pooling);
}
