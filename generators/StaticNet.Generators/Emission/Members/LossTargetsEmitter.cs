using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the checks of targets, and what a mean over them divides by.</summary>
internal static class LossTargetsEmitter
{
    /// <summary>Writes them for the only loss of a network, around the beginning of the pass.</summary>
    public static void EmitOnly(NetworkProgram program, CodeWriter code, bool indices, string begin)
    {
        ProgramOutput output = program.Output;
        Loss loss = output.Loss!;
        EmitCheck(program, output, code, "targets", "targets", indices);
        code.Line($"Pass pass = {begin};");
        EmitTargets(code, "pass.", "targets", "targets", indices);
        code.Line($"pass.Weights = workspace.TakeWeights(samples{Positions(output, "time")});");
        // A weighted mean over fewer is the mean times the weight.
        string weight = loss.Weight == 1 ? "" : $" / {Literals.Text(loss.Weight)}";
        string divisor = Divisor(program, output, "targets", "pass.", indices);
        code.Line($"double divisor = {(loss.IsSum ? "1" : divisor)}{weight};");
        code.Line("workspace.LossDivisor = divisor;");
        if (loss.IsSum)
            code.Line("workspace.LossIsSum = true;");
        // Where nothing counts, the mean is NaN, but its gradient is none.
        code.Line(loss.IsSum && weight.Length == 0
            ? "pass.Scale = 1;"
            : "pass.Scale = divisor == 0 ? 0 : (float)(1 / divisor);");
    }

    /// <summary>Writes that targets are as many as there are samples, and class indices those of classes.</summary>
    /// <param name="program">The network.</param>
    /// <param name="output">The output that has the loss.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="name">What messages call the targets.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="indices">Whether they are class indices.</param>
    public static void EmitCheck(
        NetworkProgram program, ProgramOutput output, CodeWriter code, string name, string targets, bool indices)
    {
        int size = indices ? LossMembersEmitter.TargetIndices(output) : output.Shape.Size;
        code.Line(program.HasTime
            ? $"SequenceGuard.Length(\"{name}\", {targets}.Length, "
                + $"{CallerSpans.Rows(output.Shape, "samples", "time")}, {size});"
            : $"ShapeGuard.Length(\"{name}\", {targets}.Length, samples, {size});");
        if (!indices)
            return;
        string options = $"in {LossNames.Options(program, output)}";
        code.Line(output.Shape.HasTime
            ? $"SequenceGuard.Labels({targets}, lengths, time, {output.Shape.Last}, {options});"
            : $"{Library(output)}.Validate({targets}, {output.Shape.Last}, {options});");
    }

    /// <summary>Writes that a pass reads the caller's targets.</summary>
    public static void EmitTargets(CodeWriter code, string field, string name, string targets, bool indices)
    {
        if (!indices)
            code.Line($"workspace.RequireOutside(\"{name}\", {targets});");
        code.Line($"{field}{(indices ? "Labels" : "Targets")} = {targets};");
    }

    /// <summary>The argument that says how many losses of a sample have a weight each.</summary>
    public static string Positions(ProgramOutput output, string time)
    {
        int positions = LossEmitter.Positions(output);
        return output.Shape.HasTime ? $", {time}" : positions > 1 ? $", {positions}" : "";
    }

    /// <summary>What the mean divides by.</summary>
    public static string Divisor(
        NetworkProgram program, ProgramOutput output, string targets, string field, bool indices)
    {
        if (!indices)
            return DivisorOfValues(output, $"{field}Weights.Total({(output.Shape.HasTime ? "pass.Lengths" : "")})");
        string counted = output.Shape.HasTime ? ", pass.Lengths" : "";
        return $"{Library(output)}.TotalWeight({targets}, in {LossNames.Options(program, output)}, "
            + $"{field}Weights{counted})";
    }

    private static string Library(ProgramOutput output) => ((ITakesIndices)output.Loss!).Library;

    // The mean over values, of the total weight of their positions.
    private static string DivisorOfValues(ProgramOutput output, string totalWeight) =>
        output.Loss!.Divisor == LossDivisor.Positions || output.Shape.Size == 1
            ? totalWeight
            : $"{totalWeight} * {output.Shape.Size}";
}
