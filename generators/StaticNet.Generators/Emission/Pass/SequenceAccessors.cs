using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes where the memory of a part of the sequences starts. Row (t, n) of a part lies at t * rows + n after it; one
/// block of rows lies before it, which recurrent layers use as the state before the first step.
/// </summary>
internal static class SequenceAccessors
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Line("// how many sequences the part has that starts with this one, and how many of their steps count");
        code.Line($"private readonly int RowsOf(int first) => Math.Min({SampleParts.Size(program)}, Samples - first);")
            .Blank();
        code.Line("private readonly ReadOnlySpan<int> LengthsOf(int first, int rows) => "
            + "Lengths.IsEmpty ? Lengths : Lengths.Slice(first, rows);").Blank();
        code.Line("// where a part starts in the workspace: after one block of rows, the state before the first step");
        code.Line("private readonly ref float StepRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + offset * StepCapacity + (first * (Time + 1) + RowsOf(first)) * stride);").Blank();
        code.Line("private readonly ref float SampleRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + FloatsPerStep * StepCapacity + offset * Capacity + first * stride);").Blank();
        foreach (ProgramOutput output in program.Outputs.Where(static output => !output.Shape.HasTime))
            EmitCallersRow(output.Binding.GradientMember, output.Binding.SizeName, code);
        foreach (Value input in program.Inputs.Where(static input => !input.Shape.HasTime))
            EmitCallersRow(input.Caller!.GradientMember, input.SizeName, code);
        foreach (Planning.Buffer buffer in context.Memory.Buffers)
            EmitBuffer(context, buffer, code);
    }

    private static void EmitCallersRow(string member, string size, CodeWriter code) => code.Line(
        $"private readonly ref float {member}Row(int first) => ref Unsafe.Add(ref {member}, first * {size});");

    private static void EmitOutputRows(NetworkProgram program, Planning.Buffer buffer, CodeWriter code)
    {
        string before = "";
        foreach (ProgramOutput output in program.Outputs)
        {
            (string member, string size) = (output.Binding.Member, output.Binding.SizeName);
            string time = output.Shape.HasTime ? " * Time" : "";
            string place = buffer.HasTime
                ? $"ref Unsafe.Add(ref Memory, FixedFloats + {buffer.Offset} * StepCapacity + {before}"
                    + $"first{time} * {size});"
                : before.Length == 0
                    ? $"ref SampleRow({buffer.Offset}, {size}, first);"
                    : $"ref Unsafe.Add(ref SampleRow({buffer.Offset}, 0, first), {before}first * {size});";
            code.Line($"public readonly ref float {member}Row(int first) => {place}");
            before += $"Samples{time} * {size} + ";
        }
    }

    private static void EmitBuffer(EmissionContext context, Planning.Buffer buffer, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        if (buffer == context.Memory.Outputs)
        {
            EmitOutputRows(program, buffer, code);
            return;
        }
        Value? copied = program.Inputs.FirstOrDefault(input => context.Memory.InputCopies[input] == buffer);
        Value? replaced = context.Memory.ValueOf(buffer)?.ReplacesInTraining;
        string stride = copied?.SizeName ?? $"{replaced?.Stride ?? buffer.Stride}";
        string row = $"ref {(buffer.HasTime ? "StepRow" : "SampleRow")}({buffer.Offset}, {stride}, first)";
        code.Line($"private readonly ref float {buffer.Name}Row(int first) => "
            + (replaced is null ? $"{row};" : $"ref Training ? {row} : ref {PassForwardEmitter.Row(replaced)};"));
    }
}
