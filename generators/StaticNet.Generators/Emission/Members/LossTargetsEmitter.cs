using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the checks of targets, and what a mean over them divides by.</summary>
internal static class LossTargetsEmitter
{
    /// <summary>The parameter that takes the targets of a loss, of either kind where it takes both.</summary>
    public static string Parameter(NetworkProgram program, ProgramOutput output) =>
        (output.Loss is ITakesIndices ? "OutputTargets " : "ReadOnlySpan<float> ")
        + LossNames.TargetsOf(program, output);

    /// <summary>Writes what the pass of a network with one loss reads, and what the loss is a mean over.</summary>
    public static void EmitOnly(NetworkProgram program, CodeWriter code)
    {
        ProgramOutput output = program.Output;
        Loss loss = output.Loss!;
        EmitTargets(program, output, code, "pass.");
        code.Line($"pass.Weights = workspace.TakeWeights(samples{Positions(output, "time")});");
        // A weighted mean over fewer is the mean times the weight.
        string weight = loss.Weight == 1 ? "" : $" / {Literals.Text(loss.Weight)}";
        string sum = loss.IsSum ? ", isSum: true" : "";
        code.Line($"pass.Scale = workspace.SetLoss({EmitDivisor(program, output, code, "pass.")}{weight}{sum});");
    }

    /// <summary>Writes that targets are as many as there are samples, and class indices those of classes.</summary>
    /// <param name="program">The network.</param>
    /// <param name="output">The output that has the loss.</param>
    /// <param name="code">Where to write.</param>
    public static void EmitCheck(NetworkProgram program, ProgramOutput output, CodeWriter code)
    {
        string targets = LossNames.TargetsOf(program, output);
        string rows = program.HasTime ? CallerSpans.Rows(output.Shape, "samples", "time") : "samples";
        string guard = program.HasTime ? "SequenceGuard" : "ShapeGuard";
        if (output.Loss is not ITakesIndices)
        {
            code.Line($"{guard}.Length(\"{targets}\", {targets}.Length, {rows}, {output.Shape.Size});");
            return;
        }
        code.Line($"{guard}.Targets(\"{targets}\", {targets}, {rows}, {output.Shape.Size}, "
            + $"indices: {LossMembersEmitter.TargetIndices(output)});");
        string options = $"in {LossNames.Options(program, output)}";
        code.Line($"if ({targets}.AreIndices)");
        code.Line("    " + (output.Shape.HasTime
            ? $"SequenceGuard.Labels({targets}.Indices, lengths, time, {output.Shape.Last}, {options});"
            : $"{Library(output)}.Validate({targets}.Indices, {output.Shape.Last}, {options});"));
    }

    /// <summary>Writes that a pass reads the caller's targets.</summary>
    public static void EmitTargets(NetworkProgram program, ProgramOutput output, CodeWriter code, string field)
    {
        string targets = LossNames.TargetsOf(program, output);
        bool areEither = output.Loss is ITakesIndices;
        string values = areEither ? $"{targets}.Values" : targets;
        code.Line($"workspace.RequireOutside(\"{targets}\", {values});");
        code.Line($"{field}Targets = {values};");
        if (areEither)
            code.Line($"{field}Labels = {targets}.Indices;");
    }

    /// <summary>The argument that says how many losses of a sample have a weight each.</summary>
    public static string Positions(ProgramOutput output, string time)
    {
        int positions = LossEmitter.Positions(output);
        return output.Shape.HasTime ? $", {time}" : positions > 1 ? $", {positions}" : "";
    }

    /// <summary>Writes what the mean divides by, and returns it; for a sum that is 1.</summary>
    public static string EmitDivisor(NetworkProgram program, ProgramOutput output, CodeWriter code, string field)
    {
        if (output.Loss!.IsSum)
            return "1.0";
        string lengths = output.Shape.HasTime ? "pass.Lengths" : "";
        string values = DivisorOfValues(output, $"{field}Weights.Total({lengths})");
        if (output.Loss is not ITakesIndices)
            return values;
        string counted = output.Shape.HasTime ? ", pass.Lengths" : "";
        string targets = LossNames.TargetsOf(program, output);
        code.Line($"double divisor = {targets}.AreIndices")
            .Line($"    ? {Library(output)}.TotalWeight({targets}.Indices, in {LossNames.Options(program, output)}, "
                + $"{field}Weights{counted})")
            .Line($"    : {values};");
        return "divisor";
    }

    private static string Library(ProgramOutput output) => ((ITakesIndices)output.Loss!).Library;

    // The mean over values, of the total weight of their positions.
    private static string DivisorOfValues(ProgramOutput output, string totalWeight) =>
        output.Loss!.Divisor == LossDivisor.Positions || output.Shape.Size == 1
            ? totalWeight
            : $"{totalWeight} * {output.Shape.Size}";
}
