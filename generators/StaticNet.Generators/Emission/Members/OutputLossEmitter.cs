using StaticNet.Generators.CSharp;
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
        string time = program.HasTime ? "int time, ReadOnlySpan<int> lengths, " : "";
        code.Blank();
        code.Summary($"Checks the targets of {output.Binding.Name} and says what its loss is a mean over.");
        code.Open($"private static void {Method(output)}("
            + $"ref Pass pass, Workspace workspace, int samples, {time}{LossTargetsEmitter.Parameter(program, output)})");
        string field = $"pass.{LossNames.Field(program, output, "")}";
        code.Line($"{field}SampleLosses = workspace.SampleLossesOf({index});");
        code.Line($"{field}Weights = workspace.WeightsOf({index}, samples"
            + $"{LossTargetsEmitter.Positions(output, "time")});");
        LossTargetsEmitter.EmitCheck(program, output, code);
        LossTargetsEmitter.EmitTargets(program, output, code, field);
        string sum = output.Loss!.IsSum ? ", isSum: true" : "";
        string divisor = LossTargetsEmitter.EmitDivisor(program, output, code, field);
        code.Line(
            $"{field}Scale = workspace.SetLoss({index}, {divisor}, {Literals.Text(output.Loss.Weight)}{sum});");
        code.Close();
    }
}
