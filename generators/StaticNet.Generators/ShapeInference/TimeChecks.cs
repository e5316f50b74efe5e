using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks what a layer does with time axes, and with tokens, before its shape is inferred.</summary>
internal static class TimeChecks
{
    /// <summary>Whether the layer can read such values; reports why not.</summary>
    public static bool Allow(Layer layer, IReadOnlyList<LayerInput> inputs, ProblemList problems) =>
        inputs.All(input => Allow(layer, input, problems)) && AllowTogether(layer, inputs, problems);

    /// <summary>Whether such a value can be an output; reports why not.</summary>
    public static bool AllowOutput(FlatOutput output, LayerInput input, ProblemList problems)
    {
        if (input.Vocabulary == 0 || output.Declaration is null)
            return true;
        problems.Add(new Problem(
            ProblemKind.NoEmbedding, output.Declaration.Attribute,
            new[] { $"the output {output.Name}", input.Producer }.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }

    /// <summary>The time axis of what is made of such values at each step; others are broadcast over it.</summary>
    public static string? TimeOf(IReadOnlyList<LayerInput> inputs) =>
        inputs.FirstOrDefault(static input => input.Shape.HasTime)?.Shape.Time;

    private static bool Allow(Layer layer, LayerInput input, ProblemList problems)
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

    private static bool AllowTogether(Layer layer, IReadOnlyList<LayerInput> inputs, ProblemList problems)
    {
        if (inputs.FirstOrDefault(static input => input.Shape.HasTime) is not { Shape.Time: { } time } first)
            return true;
        if (inputs.FirstOrDefault(input => input.Shape.HasTime && input.Shape.Time != time) is not { } other)
            return true;
        problems.Add(new Problem(
            ProblemKind.TimesDiffer, layer.Id.Attribute,
            new[]
            {
                layer.Name, first.Shape.ToString(), first.Producer, time,
                other.Shape.ToString(), other.Producer, other.Shape.Time!,
            }.ToEquatableArray(),
            first.ProducerAttribute) { SecondOrigin = other.ProducerAttribute });
        return false;
    }

    private static bool Reject(
        ProblemKind kind, Layer layer, LayerInput input, ProblemList problems, params string[] arguments)
    {
        problems.Add(new Problem(kind, layer.Id.Attribute, arguments.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }
}
