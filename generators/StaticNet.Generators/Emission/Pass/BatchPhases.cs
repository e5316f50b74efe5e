using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes what a training pass does at layers that need the whole batch. All samples come up to such a layer, each part
/// of them leaves its sums, these are put together in the order of the parts, and then all samples go on; backward the
/// same. Networks without such a layer have nothing of it.
/// </summary>
internal static class BatchPhases
{
    /// <summary>The phases besides those of every network.</summary>
    public static void EmitConstants(EmissionContext context, CodeWriter code)
    {
        int number = 0;
        foreach ((string phase, string[] _) in Cases(context, []))
            code.Line($"public const int {phase} = PassPhase.Count{(number++ == 0 ? "" : $" + {number - 1}")};");
        if (context.Program.Barriers.Count > 0)
            code.Blank();
    }

    /// <summary>What each of these phases calls.</summary>
    /// <param name="context">The network.</param>
    /// <param name="writeOutput">The call that writes the output, where it takes one.</param>
    public static IEnumerable<(string Phase, string[] Calls)> Cases(EmissionContext context, string[] writeOutput)
    {
        IReadOnlyList<Step> barriers = context.Program.Barriers;
        if (barriers.Count == 0)
            yield break;
        IReadOnlyList<ForwardSegment> segments = ForwardSegment.Of(context.Program);
        for (int index = 0; index < barriers.Count; index++)
        {
            string name = barriers[index].Name;
            string forward = Call(segments[index].Method);
            string moments = $"Layers<TSimd>.{name}PartMoments(first, end, Samples, "
                + $"ref {PassRows.Of(context, barriers[index].Input, "0")}, "
                + $"ref {PassRows.Of(context, name + "Sums", "0")});";
            yield return ($"{name}MomentsPhase", [forward, moments]);
        }
        yield return ("LastForwardPhase", [Call(segments[barriers.Count].Method), .. writeOutput]);
        Step[] backward = [.. context.Gradients.Barriers];
        for (int index = 0; index < backward.Length; index++)
        {
            string name = backward[index].Name;
            string[] sums = GradientSums(context, backward.ElementAtOrDefault(index + 1));
            yield return ($"{name}GradientPhase", [Call($"BackwardFrom{name}"), .. sums]);
        }
    }

    /// <summary>The call that sums up the gradients of the samples that have come up to a layer.</summary>
    public static string[] GradientSums(EmissionContext context, Step? barrier) => barrier is null
        ? []
        : [$"Layers<TSimd>.{barrier.Name}PartGradients(first, end, Samples, "
            + $"ref {PassRows.OfGradient(context, barrier, "0")}, "
            + $"ref {PassRows.Of(context, barrier.Input, "0")}, ref {barrier.Name}Statistics, "
            + $"ref {PassRows.Of(context, barrier.Name + "Sums", "0")});"];

    /// <summary>The methods that run the phases and put the sums together.</summary>
    public static void EmitMethods(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        if (program.Barriers.Count == 0)
            return;
        EmitForward(context, code);
        EmitBackward(context, code);
    }

    /// <summary>Where the statistics of the batch lie; a null reference without training.</summary>
    public static void EmitStatistics(EmissionContext context, CodeWriter code)
    {
        if (context.Program.Barriers.Count == 0)
            return;
        code.Line("// the statistics of the batch; without training the running ones take their place");
        foreach (Step barrier in context.Program.Barriers)
        {
            code.Line($"private readonly ref float {barrier.Name}Statistics => "
                + $"ref Training ? ref Floats.At(ref Memory, {context.Memory.Statistics[barrier]}) "
                + ": ref Unsafe.NullRef<float>();");
        }
        code.Blank();
    }

    private static void EmitForward(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank();
        code.Summary(
            "Runs all samples up to the last layer that needs the statistics of the whole batch, and computes those.");
        code.Open("public void RunToLastStatistics(Workspace workspace)");
        code.Line("int parts = Partition.SampleParts(Samples);");
        IReadOnlyList<ForwardSegment> segments = ForwardSegment.Of(program);
        for (int index = 0; index < program.Barriers.Count; index++)
        {
            Step barrier = program.Barriers[index];
            code.Line($"workspace.Run(ref this, {barrier.Name}MomentsPhase, parts, "
                + $"{Flops(segments[index].Steps)}L * Samples);");
            code.Line($"{barrier.Name}MergeMoments(Samples, ref {PassRows.Of(context, barrier.Name + "Sums", "0")}, "
                + $"ref {barrier.Name}Statistics, ref Buffers);");
        }
        code.Close();
    }

    private static void EmitBackward(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("Runs the gradients of all samples back from the last of these layers.");
        code.Open("public void RunBackFromStatistics(Workspace workspace)");
        code.Line("int parts = Partition.SampleParts(Samples);");
        foreach (BackwardSegment segment in BackwardSegment.Of(context.Gradients).Skip(1))
        {
            Step barrier = segment.From!;
            string gradients = barrier.Parameters.Count > 0
                ? $", ref Gradients, {StepArguments.Accumulate(context, barrier)}"
                : "";
            code.Line($"{barrier.Name}MergeGradients(Samples, ref {PassRows.Of(context, barrier.Name + "Sums", "0")}, "
                + $"ref {barrier.Name}Statistics{gradients});");
            code.Line($"workspace.Run(ref this, {barrier.Name}GradientPhase, parts, "
                + $"{Flops(segment.Steps)}L * Samples);");
        }
        code.Close();
    }

    private static long Flops(IEnumerable<Step> steps) =>
        Math.Max(steps.Sum(static step => step.Layer.Flops(step.LayerInput.Shape, step.Output.Shape)), 1);

    private static string Call(string method) => $"{method}<TSimd>(firstSample, endSample);";
}
