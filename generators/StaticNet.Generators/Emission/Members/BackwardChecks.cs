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
        bool isOptional = program.Outputs.Count > 1;
        foreach (ProgramOutput output in program.Outputs)
        {
            if (isOptional)
                code.Line($"if (!{output.Binding.GradientLocal}.IsEmpty)").Indent();
            code.Line(OutputLength(program, output));
            if (isOptional)
                code.Outdent();
        }
        foreach (Value input in program.Inputs)
            code.Line($"if (!{input.GradientLocal}.IsEmpty)").Line("    " + InputLength(program, input));
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

    private static string OutputLength(NetworkProgram program, ProgramOutput output)
    {
        (string span, string size) = (output.Binding.GradientLocal, output.Binding.SizeName);
        return program.HasTime
            ? CallerSpans.Length(span, CallerSpans.Rows(output.Shape, "samples", "workspace.Time"), size)
            : CallerSpans.Length(span, size);
    }

    private static string InputLength(NetworkProgram program, Value input) => program.HasTime
        ? CallerSpans.Length(
            input.GradientLocal, CallerSpans.Rows(input.Shape, "samples", "workspace.Time"), input.SizeName)
        : CallerSpans.Length(input.GradientLocal, input.SizeName);

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
