using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>The arguments of calls of a layer's methods, in the order of <see cref="StepEmission"/>'s parameters.</summary>
internal static class StepArguments
{
    public static string Forward(EmissionContext context, Step step, string input, string output, string parameters, string first, bool isTraining) => Join(
        "rows",
        $"ref {input}",
        step.Parameters.Count > 0 ? $"ref {parameters}" : "",
        $"ref {output}",
        Kept(step, isTraining ? first : null),
        Random(context.Program, step, first));

    public static string Backward(EmissionContext context, Step step, string dOutput, string dInput, string first) => Join(
        "rows",
        $"ref {dOutput}",
        Read(context, step, step.Layer.BackwardReads, first),
        Kept(step, first),
        $"ref {dInput}",
        Random(context.Program, step, first));

    public static string ParameterGradients(EmissionContext context, Step step, string firstRow, string endRow, string dOutput) => Join(
        $"{firstRow}, {endRow}, Samples",
        Read(context, step, step.Layer.ParameterGradientsRead, "0"),
        $"ref {dOutput}",
        Kept(step, "0"),
        "ref Gradients, Accumulate");

    /// <summary>The memory of a step's transposed weight.</summary>
    public static string TransposedWeight(EmissionContext context, Step step) =>
        $"ref Unsafe.Add(ref Memory, {context.Memory.Transposed[step]})";

    private static string Read(EmissionContext context, Step step, Operands reads, string first) => Join(
        reads.HasFlag(Operands.Input) ? $"ref {PassForwardEmitter.Row(step.Input, first)}" : "",
        reads.HasFlag(Operands.Output) ? $"ref {PassForwardEmitter.Row(step.Output, first)}" : "",
        reads.HasFlag(Operands.Parameters) ? "ref Parameters" : "",
        reads.HasFlag(Operands.TransposedWeight) ? TransposedWeight(context, step) : "");

    private static string Kept(Step step, string? first) => Join([.. step.Kept.Select(kept =>
        first is null ? "ref Unsafe.NullRef<float>()" : $"ref {step.Name}{kept.Name}Row({first})")]);

    private static string Random(NetworkProgram program, Step step, string first) =>
        step.Layer.OnlyInTraining ? $"{PassForwardEmitter.Key(program, step)}, {first}" : "";

    private static string Join(params string[] arguments) =>
        string.Join(", ", arguments.Where(static argument => argument.Length > 0));
}
