using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes where the memory of a part of the sequences starts. Row (t, n) of a part lies at t * rows + n behind it; one
/// block of rows lies before it, which recurrent layers use as the state before the first step.
/// </summary>
internal static class SequenceAccessors
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Line("// how many sequences the part has that starts with this one, and how many of their steps count");
        code.Line(
            "private readonly int RowsOf(int first) => Math.Min(Partition.SamplesPerPart, Samples - first);").Blank();
        code.Line("private readonly ReadOnlySpan<int> LengthsOf(int first, int rows) => "
            + "Lengths.IsEmpty ? Lengths : Lengths.Slice(first, rows);").Blank();
        code.Line("// where a part starts in the workspace: behind one block of rows, the state before the first step");
        code.Line("private readonly ref float StepRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + offset * StepCapacity + (first * (Time + 1) + RowsOf(first)) * stride);").Blank();
        code.Line("private readonly ref float SampleRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + FloatsPerStep * StepCapacity + offset * Capacity + first * stride);").Blank();
        if (!program.OutputHasTime)
            code.Line("private readonly ref float DOutputRow(int first) => "
                + "ref Unsafe.Add(ref DOutput, first * OutputSize);").Blank();
        foreach (Planning.Buffer buffer in context.Memory.Buffers)
            EmitBuffer(program, buffer, code);
    }

    private static void EmitBuffer(NetworkProgram program, Planning.Buffer buffer, CodeWriter code)
    {
        if (buffer.Name == "Output")
        {
            string place = program.OutputHasTime
                ? $"ref Unsafe.Add(ref Memory, FixedFloats + {buffer.Offset} * StepCapacity "
                    + "+ first * Time * OutputSize);"
                : $"ref SampleRow({buffer.Offset}, OutputSize, first);";
            code.Line($"public readonly ref float OutputRow(int first) => {place}").Blank();
            return;
        }
        Value? replaced =
            program.Steps.FirstOrDefault(step => step.Output.Member == buffer.Name)?.Output.ReplacesInTraining;
        string stride = buffer.Name == "Input" ? "InputSize" : $"{replaced?.Stride ?? buffer.Stride}";
        string row = $"ref {(buffer.HasTime ? "StepRow" : "SampleRow")}({buffer.Offset}, {stride}, first)";
        code.Line($"private readonly ref float {buffer.Name}Row(int first) => "
            + (replaced is null ? $"{row};" : $"ref Training ? {row} : ref {PassForwardEmitter.Row(replaced)};"));
        code.Blank();
    }
}
