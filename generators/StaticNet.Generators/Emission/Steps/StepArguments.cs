using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The arguments of calls of a layer's methods, in the order of <see cref="StepEmission"/>'s parameters.
/// </summary>
internal static class StepArguments
{
    public static string Forward(
        EmissionContext context, Step step, IEnumerable<string> inputs, string output, string parameters, string first,
        bool isTraining) => Join(
        Rows(step),
        string.Join(", ", inputs.Select(static input => $"ref {input}")),
        step.Parameters.Count > 0 ? $"ref {parameters}" : "",
        step.ReadsBuffers ? (isTraining ? "ref Buffers" : "ref buffers") : "",
        Statistics(step, isTraining),
        $"ref {output}",
        KeptByForward(context, step, isTraining ? first : null),
        step.Layer is IRecurrent ? (isTraining ? State("State", first) : "ref state") : "",
        step.Layer is ICountsSteps { CountsSteps: true } ? Cache(isTraining) : "",
        RandomInForward(context.Program, step, first, isTraining));

    public static string Stream(Step step, string input, string output) => Join(
        "time",
        $"ref {input}",
        step.Parameters.Count > 0 ? "ref parameters" : "",
        $"ref {output}",
        step.Layer is IRecurrent ? "ref state" : "",
        ((IStreamed)step.Layer).StreamFloats(step) > 0 ? "ref memory" : "");

    /// <summary>The arguments for what a step contributes to the gradient of one of its inputs.</summary>
    public static string Backward(
        EmissionContext context, Contribution contribution, string dOutput, string dInput, string first) =>
        BackwardOf(context, contribution.Step, dOutput, dInput, first);

    public static string BackwardOf(
        EmissionContext context, Step step, string dOutput, string dInput, string first) => Join(
        Rows(step),
        step.Layer is IWaitsForBatch ? "Samples" : "",
        $"ref {dOutput}",
        Read(context, step, step.Layer.BackwardReads(step), first),
        Statistics(step, isTraining: true),
        Kept(context, step, first),
        step.Layer is IRecurrent ? $"{State("DState", first)}, {State("DStateIn", first)}" : "",
        $"ref {dInput}",
        Random(context.Program, step, first));

    /// <summary>The arguments for the gradients of values within a layer.</summary>
    public static string InnerBackward(EmissionContext context, Step step, string first) => Join(
        Rows(step),
        $"ref {step.Output.GradientLocal}",
        Read(context, step, ((IHasInnerGradients)step.Layer).InnerGradientsRead, first),
        Kept(context, step, first),
        Random(context.Program, step, first));

    public static string TableForward(EmissionContext context, Step step, string output, string first) => Join(
        Rows(step),
        $"ref {step.Table!.Input.Local}, ref {step.Input.Local}, ref Parameters, ref {output}",
        Kept(context, step, first),
        State("State", first));

    public static string TableBackward(EmissionContext context, Step step, string first) => Join(
        Rows(step),
        $"ref {step.Output.GradientLocal}",
        Read(context, step, step.Layer.BackwardReads(step), first),
        Kept(context, step, first),
        $"{State("DState", first)}, {State("DStateIn", first)}",
        $"ref {PassRows.Of(context, step.Table!.Input, first)}, ref {step.Input.GradientLocal}");

    public static string TableParameterGradients(EmissionContext context, Step step, string dOutput) => Join(
        "firstRow, endRow, rows, Time, LengthsOf(sample, rows), ref Parameters, "
        + $"ref {PassRows.Of(context, step.Input.Member + "Gradient", "sample")}",
        Read(context, step, Layers.ParameterGradients.Of(step).Reads & ~Operands.Input, "sample"),
        $"ref {dOutput}",
        Kept(context, step, "sample"),
        "ref Gradients, Accumulate || sample != 0");

    /// <summary>The arguments for all samples, or for the part of sequences that starts at <c>sample</c>.</summary>
    public static string ParameterGradients(EmissionContext context, Step step, string dOutput)
    {
        string first = step.HasTime ? "sample" : "0";
        string steps = step.Layer.TimeUse == TimeUse.Sequence ? "rows, Time, LengthsOf(sample, rows)" : "rows * Time";
        string samples = step.HasTime ? steps : "Samples";
        return Join(
            $"firstRow, endRow, {samples}",
            Read(context, step, Layers.ParameterGradients.Of(step).Reads, first),
            $"ref {dOutput}",
            Kept(context, step, first),
            $"ref Gradients, {Accumulate(context, step)}",
            context.FusedUpdates.Include(step) ? "Updates" : "");
    }

    /// <summary>
    /// Whether parameter gradients are added to what is there: for the caller, of sequences from the second part on,
    /// and of layers that share parameters from the second one on.
    /// </summary>
    public static string Accumulate(EmissionContext context, Step step)
    {
        Step first = step.Owner ?? step;
        IEnumerable<Step> order = step.Layer is IWaitsForBatch ? context.Gradients.Barriers : context.Program.Steps;
        if (order.First(other => (other.Owner ?? other) == first) != step)
            return "accumulate: true";
        return step.HasTime ? "Accumulate || sample != 0" : "Accumulate";
    }

    // How many rows a layer's method runs over.
    private static string Rows(Step step) =>
        step.Layer.TimeUse == TimeUse.Sequence ? "rows, time, lengths"
        : step.MixesTime ? "rows, time"
        : step.HasTime ? "steps"
        : "rows";

    private static string State(string states, string first) =>
        $"ref Recurrence.Stream(ref {states}, {first}, StateStride)";

    /// <summary>The memory of a step's transposed weight.</summary>
    public static string TransposedWeight(EmissionContext context, Step step) =>
        $"ref Floats.At(ref Memory, {context.Memory.Transposed[step]})";

    private static string Read(EmissionContext context, Step step, Operands reads, string first) => Join(
        reads.HasFlag(Operands.Input)
            ? string.Join(", ", step.Inputs.Select(input => $"ref {PassRows.Of(context, input, first)}"))
            : "",
        reads.HasFlag(Operands.Output) ? $"ref {PassRows.Of(context, step.Output, first)}" : "",
        reads.HasFlag(Operands.Parameters) ? "ref Parameters" : "",
        reads.HasFlag(Operands.TransposedWeight) ? TransposedWeight(context, step) : "");

    // Without those of the batch, the running ones normalise.
    private static string Statistics(Step step, bool isTraining) =>
        step.Layer is not IWaitsForBatch ? ""
        : isTraining ? $"ref {step.Name}Statistics" : "ref Unsafe.NullRef<float>()";

    private static string Kept(EmissionContext context, Step step, string? first) =>
        Join([.. step.Kept.Select(kept => Kept(context, step, kept, first))]);

    private static string KeptByForward(EmissionContext context, Step step, string? first) => Join(
    [
        .. step.Kept.Where(static kept => !kept.IsGradient).Select(kept => Kept(context, step, kept, first)),
    ]);

    private static string Kept(EmissionContext context, Step step, KeptBuffer kept, string? first) =>
        first is null ? "ref Unsafe.NullRef<float>()" : $"ref {PassRows.Of(context, step.Name + kept.Name, first)}";

    // Training starts at the first step; inference where the state has come to, in windows.
    private static string Cache(bool isTraining) => isTraining ? "default" : "cache.From(first).At(start)";

    private static string Random(NetworkProgram program, Step step, string first) =>
        Random(step, PassForwardEmitter.Key(program, step), first);

    // What also runs without training draws nothing then: the key is 0.
    private static string RandomInForward(NetworkProgram program, Step step, string first, bool isTraining)
    {
        string key = PassForwardEmitter.Key(program, step);
        bool isAlways = step.Layer is not IOnlyInTraining;
        return Random(step, !isTraining && isAlways ? "0" : isAlways ? $"Training ? {key} : 0" : key, first);
    }

    private static string Random(Step step, string key, string first) =>
        step.Layer is IDrawsRandomNumbers { DrawsRandomNumbers: true }
            ? $"{key}, {first}{(step.HasTime && step.Layer.TimeUse != TimeUse.Sequence ? ", time" : "")}"
            : "";

    private static string Join(params string[] arguments) =>
        string.Join(", ", arguments.Where(static argument => argument.Length > 0));
}
