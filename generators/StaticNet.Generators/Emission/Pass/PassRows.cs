using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes where the rows of samples lie during a pass: in the caller's memory, or in the workspace at a constant that
/// one method for all turns into a place. Of sequences a part's row (t, n) lies at t * rows + n after its start; one
/// block of rows lies before it, which recurrent layers use as the state before the first step.
/// </summary>
internal static class PassRows
{
    /// <summary>The row of a value.</summary>
    public static string Of(EmissionContext context, Value value, string sample = "first") =>
        value.Place == ValuePlace.Output ? $"{value.RowMember}Row({sample})"
        : context.Program.IsCallers(value) ? OfCaller(value.Caller!.Field, value.SizeName, sample)
        : Of(context, value.RowMember, sample);

    /// <summary>The row of the gradient of a step's output, or of a later value's whose place it took.</summary>
    public static string OfGradient(EmissionContext context, Step step, string sample) =>
        OfGradient(context, step.Output, sample);

    /// <summary>The row of the gradient of a value.</summary>
    public static string OfGradient(EmissionContext context, Value value, string sample = "first")
    {
        Value storage = context.Gradients.Storage(value);
        return context.Program.IsCallers(storage)
            ? OfCaller(storage.Caller!.GradientMember, storage.SizeName, sample)
            : Of(context, storage.Member + "Gradient", sample);
    }

    /// <summary>The row of a sample in memory of the caller's.</summary>
    public static string OfCaller(string field, string size, string sample)
    {
        // What starts otherwise may be the name of a local variable as well.
        string member = char.IsUpper(field[0]) ? field : "this." + field;
        return sample == "0" ? member : $"Floats.At(ref {member}, {sample} * {size})";
    }

    /// <summary>The row of a buffer.</summary>
    public static string Of(EmissionContext context, string buffer, string sample = "first") =>
        Of(context, context.Memory.Buffers.First(other => other.Name == buffer), sample);

    /// <summary>The row of a buffer.</summary>
    public static string Of(EmissionContext context, Planning.Buffer buffer, string sample = "first") =>
        Replaced(context, buffer) is null
            ? $"{Method(context, buffer)}({buffer.Name}Row, {Stride(context, buffer)}, {sample})"
            : $"{buffer.Name}Row({sample})";

    /// <summary>Writes the constants: where each buffer starts, and lengths of rows that have no other name.</summary>
    public static void EmitConstants(EmissionContext context, CodeWriter code)
    {
        Planning.Buffer[] buffers =
        [
            .. context.Memory.Buffers.Where(
                buffer => buffer != context.Memory.Outputs && Replaced(context, buffer) is null),
        ];
        if (buffers.Length == 0)
            return;
        code.Line(context.Program.HasTime
            ? "// where values lie in the workspace, in floats of a time step, or of a sequence, that come before them"
            : "// where values lie in the workspace, in floats of a sample that come before them");
        LayersEmitter.EmitConstants(buffers.SelectMany(buffer => Constants(context, buffer)), code);
        code.Blank();
    }

    /// <summary>Writes the methods that find rows.</summary>
    public static void EmitMethods(EmissionContext context, CodeWriter code)
    {
        if (context.Program.HasTime)
            EmitMethodsOfSequences(context, code);
        else
            EmitMethodOfSamples(code);
        foreach (Planning.Buffer buffer in context.Memory.Buffers)
        {
            if (buffer == context.Memory.Outputs)
                EmitOutputs(context.Program, buffer, code);
            else if (Replaced(context, buffer) is { } replaced)
                EmitReplacing(context, buffer, replaced, code);
        }
    }

    private static void EmitMethodOfSamples(CodeWriter code)
    {
        code.Line("// the row of a sample in the workspace");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("public readonly ref float Row(int offset, int stride, int sample) =>");
        code.Line("    ref Unsafe.Add(ref Memory, FixedFloats + offset * Capacity + sample * stride);");
    }

    private static void EmitMethodsOfSequences(EmissionContext context, CodeWriter code)
    {
        code.Line("// how many sequences the part has that starts with this one, and how many of their steps count");
        code.Line($"private readonly int RowsOf(int first) => "
            + $"Math.Min({SampleParts.Size(context.Program)}, Samples - first);").Blank();
        code.Line("private readonly ReadOnlySpan<int> LengthsOf(int first, int rows) => "
            + "Lengths.IsEmpty ? Lengths : Lengths.Slice(first, rows);").Blank();
        code.Line("// where a part starts in the workspace: after one block of rows, the state before the first step");
        code.Line("private readonly ref float StepRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + offset * StepCapacity + (first * (Time + 1) + RowsOf(first)) * stride);").Blank();
        if (context.Memory.Buffers.All(buffer => buffer.HasTime || buffer == context.Memory.Outputs))
            return;
        code.Line("private readonly ref float SampleRow(int offset, int stride, int first) =>");
        code.Line("    ref Unsafe.Add(ref Memory, "
            + "FixedFloats + FloatsPerStep * StepCapacity + offset * Capacity + first * stride);").Blank();
    }

    // One block after another, as those who know a network only by its interface get them.
    private static void EmitOutputs(NetworkProgram program, Planning.Buffer buffer, CodeWriter code)
    {
        string before = "";
        foreach (ProgramOutput output in program.Outputs)
        {
            (string member, string size) = (output.Binding.Member, output.Binding.SizeName);
            string time = output.Shape.HasTime ? " * Time" : "";
            string capacity = !program.HasTime ? $"{buffer.Offset} * Capacity"
                : buffer.HasTime ? $"{buffer.Offset} * StepCapacity"
                : $"FloatsPerStep * StepCapacity + {buffer.Offset} * Capacity";
            code.Line($"public readonly ref float {member}Row(int first) => ref Unsafe.Add("
                + $"ref Memory, FixedFloats + {capacity} + {before}first{time} * {size});");
            before += $"Samples{time} * {size} + ";
        }
    }

    private static void EmitReplacing(
        EmissionContext context, Planning.Buffer buffer, Value replaced, CodeWriter code) =>
        code.Line($"private readonly ref float {buffer.Name}Row(int first) => ref Training "
            + $"? ref {Method(context, buffer)}({buffer.Offset}, {replaced.Stride}, first) "
            + $": ref {Of(context, replaced)};");

    // What takes the place of another value in training only.
    private static Value? Replaced(EmissionContext context, Planning.Buffer buffer) =>
        context.Memory.ValueOf(buffer)?.ReplacesInTraining;

    private static string Method(EmissionContext context, Planning.Buffer buffer) =>
        !context.Program.HasTime ? "Row" : buffer.HasTime ? "StepRow" : "SampleRow";

    private static IEnumerable<string> Constants(EmissionContext context, Planning.Buffer buffer)
    {
        yield return $"{buffer.Name}Row = {buffer.Offset}";
        if (StrideOfLayer(context, buffer) is null)
            yield return $"{buffer.Name}RowStride = {buffer.Stride}";
    }

    private static string Stride(EmissionContext context, Planning.Buffer buffer) =>
        StrideOfLayer(context, buffer) ?? buffer.Name + "RowStride";

    // The name that the layers' sizes have for it.
    private static string? StrideOfLayer(EmissionContext context, Planning.Buffer buffer)
    {
        NetworkProgram program = context.Program;
        if (program.Inputs.FirstOrDefault(input => context.Memory.InputCopies[input] == buffer) is { } copied)
            return copied.SizeName;
        Value? value = context.Memory.ValueOf(buffer) ?? program.Steps.Select(static step => step.Output)
            .FirstOrDefault(output => output.Member + "Gradient" == buffer.Name);
        return value is not null && value.GradientStride == buffer.Stride ? value.GradientStrideName : null;
    }
}
