using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes how the loss of one of several outputs begins: a method for each.</summary>
internal static class OutputLossEmitter
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        for (int index = 0; index < program.Losses.Count; index++)
            Emit(program, program.Losses[index], index, code);
    }

    /// <summary>The name of the method.</summary>
    public static string Method(ProgramOutput output) => $"Begin{output.Binding.Member}Loss";

    private static void Emit(NetworkProgram program, ProgramOutput output, int index, CodeWriter code)
    {
        string type = output.Loss is ITakesIndices ? "OutputTargets" : "ReadOnlySpan<float>";
        string time = program.HasTime ? "int time, ReadOnlySpan<int> lengths, " : "";
        code.Blank();
        code.Summary($"Checks the targets of {output.Binding.Name} and says what its loss is a mean over.");
        code.Open($"private static void {Method(output)}("
            + $"ref Pass pass, Workspace workspace, int samples, {time}{type} targets)");
        string field = $"pass.{LossNames.Field(program, output, "")}";
        code.Line($"{field}SampleLosses = workspace.SampleLossesOf({index});");
        code.Line($"{field}Weights = workspace.WeightsOf({index}, samples"
            + $"{LossTargetsEmitter.Positions(output, "time")});");
        if (output.Loss is ITakesIndices)
        {
            code.Line("double divisor;");
            code.Open("if (targets.AreIndices)");
            EmitTargets(program, output, field, "targets.Indices", indices: true, "divisor", code);
            code.Close();
            code.Open("else");
            EmitTargets(program, output, field, "targets.Values", indices: false, "divisor", code);
            code.Close();
        }
        else
        {
            EmitTargets(program, output, field, "targets", indices: false, "double divisor", code);
        }
        string sum = output.Loss!.IsSum ? ", isSum: true" : "";
        string divisor = output.Loss.IsSum ? "1" : "divisor";
        code.Line($"{field}Scale = workspace.SetLoss({index}, {divisor}, {Literals.Text(output.Loss.Weight)}{sum});");
        code.Close();
    }

    private static void EmitTargets(
        NetworkProgram program, ProgramOutput output, string field, string targets, bool indices, string divisor,
        CodeWriter code)
    {
        string name = LossNames.TargetsOf(program, output);
        LossTargetsEmitter.EmitCheck(program, output, code, name, targets, indices);
        LossTargetsEmitter.EmitTargets(code, field, name, targets, indices);
        code.Line($"{divisor} = {LossTargetsEmitter.Divisor(program, output, targets, field, indices)};");
    }
}
