using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks what a layer does with a time axis, and with tokens, before its shape is inferred.</summary>
internal static class TimeChecks
{
    /// <summary>Whether the layer can read such a value; reports why not.</summary>
    public static bool Allow(Layer layer, LayerInput input, ProblemList problems)
    {
        bool readsTokens = layer is IReadsTokens;
        if (input.Vocabulary > 0 && !readsTokens)
            return Reject(ProblemKind.NoEmbedding, layer, input, problems, layer.Name, input.Producer);
        if (input.Vocabulary == 0 && readsTokens)
            return Reject(
                ProblemKind.NoTokens, layer, input, problems, layer.Name, input.Producer, input.Shape.ToString());
        if (input.Shape.HasTime && layer.TimeUse == TimeUse.None)
            return Reject(
                ProblemKind.AcrossTime, layer, input, problems, layer.Name, input.Producer, input.Shape.ToString());
        if (!input.Shape.HasTime && layer.TimeUse == TimeUse.Sequence)
            return Reject(
                ProblemKind.NoTime, layer, input, problems, layer.Name, input.Producer, input.Shape.ToString());
        return true;
    }

    private static bool Reject(
        ProblemKind kind, Layer layer, LayerInput input, ProblemList problems, params string[] arguments)
    {
        problems.Add(new Problem(kind, layer.Id.Attribute, arguments.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }
}
