using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks what a layer does with time axes, and with tokens, before its shape is inferred.</summary>
internal static class TimeChecks
{
    // A middling size; the user knows better.
    private const string LookupTable = "Embedding(64)";

    /// <summary>Whether the layer can read such values; reports why not.</summary>
    public static bool Allow(Layer layer, IReadOnlyList<LayerInput> inputs, ProblemList problems) =>
        inputs.All(input => Allow(layer, input, problems)) && AllowTogether(layer, inputs, problems);

    /// <summary>Whether such a value can be an output; reports why not.</summary>
    public static bool AllowOutput(FlatOutput output, LayerInput input, ProblemList problems) =>
        input.Vocabulary == 0 || output.Declaration is null
        || RejectTokens($"the output {output.Name}", output.Declaration.Attribute, input, problems);

    /// <summary>The time axis of what is made of such values at each step; others are broadcast over it.</summary>
    public static string? TimeOf(IReadOnlyList<LayerInput> inputs) =>
        inputs.FirstOrDefault(static input => input.Shape.HasTime)?.Shape.Time;

    private static bool Allow(Layer layer, LayerInput input, ProblemList problems)
    {
        bool readsTokens = layer is IReadsTokens;
        if (input.Vocabulary > 0 && !readsTokens)
            return RejectTokens(layer.Name, layer.Id.Attribute, input, problems);
        if (input.Vocabulary == 0 && readsTokens)
            return Reject(
                ProblemKind.NoTokens, layer, input, problems, layer.Name, input.Producer, input.Shape.ToString());
        if (input.Shape.HasTime && layer.TimeUse == TimeUse.None)
            return Reject(
                ProblemKind.AcrossTime, layer, input, problems, layer.Name, input.Producer, input.Shape.ToString(),
                AdviceAcrossTime(input));
        if (!input.Shape.HasTime && layer.TimeUse == TimeUse.Sequence)
            return RejectWithoutTime(layer, input, problems);
        return true;
    }

    private static string AdviceAcrossTime(LayerInput input) => input.IsDeclared
        ? $"Declare a length, [Input(length, {InvariantText.Join(", ", input.Shape.Axes)})], if all sequences have the "
            + "same, or end the time axis first with a recurrent layer that has ReturnSequences = false"
        : "Set ReturnSequences = false on the last recurrent layer "
            + "or pool over time (GlobalAveragePool, GlobalMaxPool) first";

    // Rows of an image, or steps of a length that is declared, are time to the layer if they are declared as such.
    private static bool RejectWithoutTime(Layer layer, LayerInput input, ProblemList problems)
    {
        EquatableArray<int> axes = input.Shape.Axes;
        string? sequence = input.IsDeclared && axes.Count <= 2 ? $"SequenceInput({input.Shape.Last})" : null;
        string advice = sequence is null
            ? "Declare [SequenceInput(features)], and leave ReturnSequences = true on recurrent layers before it"
            : $"Write [{sequence}] instead of [Input({InvariantText.Join(", ", axes)})]: "
                + "each call says how many steps there are";
        problems.Add(new Problem(
            ProblemKind.NoTime, layer.Id.Attribute,
            new[] { layer.Name, input.Producer, input.Shape.ToString(), advice }.ToEquatableArray(),
            input.ProducerAttribute, Fix: sequence));
        return false;
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

    private static bool RejectTokens(string reader, int attribute, LayerInput input, ProblemList problems)
    {
        problems.Add(new Problem(
            ProblemKind.NoEmbedding, attribute, new[] { reader, input.Producer }.ToEquatableArray(),
            input.ProducerAttribute, Fix: LookupTable));
        return false;
    }

    private static bool Reject(
        ProblemKind kind, Layer layer, LayerInput input, ProblemList problems, params string[] arguments)
    {
        problems.Add(new Problem(kind, layer.Id.Attribute, arguments.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }
}
