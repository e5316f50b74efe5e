using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// A layer that can have a method of its own for the time steps of one stream, in inference, which is faster than that
/// for rows.
/// </summary>
internal interface IStreamed
{
    /// <summary>Whether it has.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isOutput">Whether the results are the caller's, without padding.</param>
    bool HasStream(Step step, bool isOutput);

    /// <summary>The floats that this method takes for itself, as <c>memory</c>.</summary>
    int StreamFloats(Step step);

    /// <summary>Writes that method.</summary>
    void EmitStream(StepEmission step);
}
