using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Weights that leave a core's caches from one range of samples to the next: the fewer ranges there are, the less often
/// they are read.
/// </summary>
internal static class LargeWeights
{
    /// <summary>
    /// Whether samples go through such a weight together; sequences go through all layers part by part.
    /// </summary>
    public static bool AreIn(NetworkProgram program) => !program.HasTime && program.Steps.Any(
        static step => step.Output.Positions == 1
            && step.Layer is ITransposesWeight layer
            && layer.TransposedFloats(step) == 0);
}
