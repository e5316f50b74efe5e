using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the checks of a backward pass: lengths, and that nothing that is written overlaps what is read.
/// </summary>
internal static class BackwardChecks
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        foreach (ProgramOutput output in program.Outputs)
            code.Line(OutputLength(program, output, isOptional: program.Outputs.Count > 1));
        foreach (Value input in program.Inputs)
            code.Line(InputLength(program, input));
        EmitOverlaps(program, code);
        // Without parameters there is nothing else to compute.
        if (!program.HasParameters)
            code.Line($"if ({NobodyAsks(program)})").Line("    return; // there is no other gradient");
    }

    /// <summary>Whether a caller asks for the gradient of any input.</summary>
    public static string Asks(NetworkProgram program) =>
        string.Join(" || ", program.Inputs.Select(static input => $"!{input.GradientLocal}.IsEmpty"));

    private static string NobodyAsks(NetworkProgram program) =>
        string.Join(" && ", program.Inputs.Select(static input => $"{input.GradientLocal}.IsEmpty"));

    private static string OutputLength(NetworkProgram program, ProgramOutput output, bool isOptional)
    {
        (string span, string size) = (output.Binding.GradientLocal, output.Binding.SizeName);
        return program.HasTime
            ? CallerSpans.Length(span, CallerSpans.Rows(output.Shape, "samples", "workspace.Time"), size, isOptional)
            : CallerSpans.Length(span, size, isOptional);
    }

    private static string InputLength(NetworkProgram program, Value input) => program.HasTime
        ? CallerSpans.Length(
            input.GradientLocal, CallerSpans.Rows(input.Shape, "samples", "workspace.Time"), input.SizeName,
            isOptional: true)
        : CallerSpans.Length(input.GradientLocal, input.SizeName, isOptional: true);

    private static void EmitOverlaps(NetworkProgram program, CodeWriter code)
    {
        for (int index = 0; index < program.Outputs.Count; index++)
        {
            string dOutput = program.Outputs[index].Binding.GradientLocal;
            foreach (Value input in program.Inputs)
            {
                string names = program.HasOneOfEach ? "" : $", \"{dOutput}\", \"{input.GradientLocal}\"";
                code.Line($"ShapeGuard.Backward({dOutput}, gradients, {input.GradientLocal}, _parameters{names});");
            }
        }
        for (int index = 1; index < program.Inputs.Count; index++)
        {
            foreach (Value other in program.Inputs.Take(index))
                code.Line(CallerSpans.DisjointWritten(other.GradientLocal, program.Inputs[index].GradientLocal));
        }
    }
}
