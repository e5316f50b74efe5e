using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the forward pass over the samples of one part.</summary>
internal static class PassForwardEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        IReadOnlyList<ForwardSegment> segments = ForwardSegment.Of(program);
        foreach (ForwardSegment segment in segments)
            EmitSegment(context, segment, code);
        if (segments.Count > 1)
            EmitAllSegments(segments, code);
        if (WritesOutput(program))
            EmitWriteOutput(context, code);
    }

    /// <summary>
    /// The method that comes last in training: the whole pass, or what lies after the last layer that needs the whole
    /// batch.
    /// </summary>
    public static string LastSegment(NetworkProgram program) => ForwardSegment.Of(program).Last().Method;

    /// <summary>Whether the output is not simply what the last of the layers wrote.</summary>
    public static bool WritesOutput(NetworkProgram program) => program.Outputs.Any(
        output => IsApart(program, output) || output.Value.Place != ValuePlace.Output);

    /// <summary>Writes a method over the samples of one part.</summary>
    public static void EmitMethod(CodeWriter code, string name, string summary, Action body, string parameters = "")
    {
        code.Blank();
        code.Summary(summary);
        code.Line($"private readonly void {name}<TSimd>(int first, int end{parameters})");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        body();
        code.Close();
    }

    /// <summary>
    /// Writes how many rows a part has; of sequences also how many time steps, and how many of them count.
    /// </summary>
    /// <param name="program">The network.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="steps">Whether all time steps of the part are counted.</param>
    /// <param name="lengths">Whether the lengths of sequences are read.</param>
    public static void EmitRows(NetworkProgram program, CodeWriter code, bool steps, bool lengths)
    {
        code.Line("int rows = end - first;");
        if (!program.HasTime)
            return;
        code.Line(steps ? "int time = Time, steps = rows * time;" : "int time = Time;");
        if (lengths)
            code.Line("ReadOnlySpan<int> lengths = LengthsOf(first, rows);");
    }

    /// <summary>The part's first sequence in the caller's memory.</summary>
    public static string Sequence(string memory, string size) => $"Floats.At(ref {memory}, first * time * {size})";

    /// <summary>The random stream of a layer in this training step.</summary>
    public static string Key(NetworkProgram program, Step step)
    {
        int layer = program.Steps.TakeWhile(other => other != step).Count();
        return $"Dropout.Key(DropoutSeed, DropoutStep, {layer})";
    }

    /// <summary>Writes a copy between memory with and without padding.</summary>
    public static void EmitCopy(CodeWriter code, string from, ValueLayout source, string to, ValueLayout destination)
    {
        code.Line("Elementwise.Apply<TSimd, Identity>(");
        code.Line($"    ref {from}, {source.ChannelStrideName}, ref {to}, {destination.ChannelStrideName},");
        code.Line($"    {destination.Rows("rows")}, {destination.ChannelsName}, default(Identity));");
    }

    private static void EmitSegment(EmissionContext context, ForwardSegment segment, CodeWriter code) =>
        EmitMethod(code, segment.Method, segment.Summary, () =>
        {
            EmitRows(context.Program, code, steps: true, lengths: true);
            if (context.Program is { IsFrozen: true, BufferLength: > 0 })
                code.Line("ref float buffers = ref Buffers;");
            // Sequences are read even where no layer does: the output, or the loss, may be the input.
            IEnumerable<Value> read = context.Program.HasTime ? context.Program.Inputs : segment.Read;
            foreach (Value value in read)
            {
                code.Line($"ref float {value.Local} = ref {PassRows.Of(context, value)};");
                if (context.Program.HasTime)
                    EmitRead(context.Program, value, code);
            }
            foreach (Step step in segment.Steps)
                EmitStep(context, code, step);
        });

    private static void EmitRead(NetworkProgram program, Value input, CodeWriter code)
    {
        (string local, string size, string member) = (input.Local, input.SizeName, input.Caller!.Field);
        if (!input.Shape.HasTime)
        {
            code.Line($"Subnormals.Copy(MemoryMarshal.CreateReadOnlySpan("
                + $"ref Floats.At(ref {member}, first * {size}), rows * {size}), "
                + $"MemoryMarshal.CreateSpan(ref {local}, rows * {size}));");
            return;
        }
        // Whatever lies there, 0 * NaN is NaN in sums over all steps.
        code.Line("// zero after the end of a sequence, whatever lies there");
        code.Line($"TimeMajor.Read(rows, time, {size}, ref {Sequence(member, size)}, "
            + $"time * {size}, ref {local}, {size});");
        if (!CallerSpans.IsTokens(program, input))
            code.Line($"Subnormals.FlushInPlace(ref {local}, rows * time * {size});");
        code.Line($"TimeMajor.ClearEnded(rows, time, lengths, ref {local}, {size});");
    }

    // Without training nothing has to wait.
    private static void EmitAllSegments(IReadOnlyList<ForwardSegment> segments, CodeWriter code)
    {
        const string Summary = "The values of the samples from first to end, one segment after the other.";
        EmitMethod(code, "ForwardLayers", Summary, () =>
        {
            foreach (ForwardSegment segment in segments)
                code.Line($"{segment.Method}<TSimd>(first, end);");
        });
    }

    private static void EmitStep(EmissionContext context, CodeWriter code, Step step)
    {
        string output = step.Output.Local;
        string local = $"ref float {output} = ref {PassRows.Of(context, step.Output)};";
        code.Blank();
        code.Line($"// {output} = {step.ShortFormula}");
        code.Line(local);
        if (step.Layer is IOnlyInTraining)
            code.Line("if (Training)").Indent();
        if (step.TableReader is { } reader)
            code.Line($"if (!Layers<TSimd>.{reader.Name}LooksUp(steps))").Indent();
        if (step.Table is not null)
        {
            code.Line($"if (Layers<TSimd>.{step.Name}LooksUp(steps))");
            code.Line(
                $"    Layers<TSimd>.{step.Name}TableForward("
                + $"{StepArguments.TableForward(context, step, output, "first")});");
            code.Line("else").Indent();
        }
        string arguments = StepArguments.Forward(
            context, step, step.Inputs.Select(static input => input.Local), output, "Parameters", "first",
            isTraining: !context.Program.IsFrozen);
        code.Line($"Layers<TSimd>.{step.Name}Forward({arguments});");
        if (step.Layer is IOnlyInTraining || step.TableReader is not null || step.Table is not null)
            code.Outdent();
    }

    // Whether the step that gives an output runs only when the output is written.
    private static bool IsApart(NetworkProgram program, ProgramOutput output) =>
        output.LossActivation is { } activation && program.IsPartOfLoss(activation);

    private static void EmitWriteOutput(EmissionContext context, CodeWriter code) =>
        EmitMethod(code, "WriteOutput", "The outputs of the samples from first to end.", () =>
        {
            NetworkProgram program = context.Program;
            EmitRows(program, code, steps: program.Outputs.Any(output => IsApart(program, output)), lengths: false);
            HashSet<Value> read = [];
            foreach (ProgramOutput output in program.Outputs)
                EmitWriteOutput(context, output, read, code);
        });

    private static void EmitWriteOutput(
        EmissionContext context, ProgramOutput output, HashSet<Value> read, CodeWriter code)
    {
        string row = $"{output.Binding.Member}Row(first)";
        if (IsApart(context.Program, output))
        {
            Step activation = output.LossActivation!;
            if (read.Add(activation.Input))
                code.Line($"ref float {activation.Input.Local} = ref {PassRows.Of(context, activation.Input)};");
            EmitStep(context, code, activation);
        }
        if (output.Value.Place == ValuePlace.Output)
            return;
        if (output.Shape.HasTime)
        {
            string stride = output.Value.StrideName, size = output.Binding.SizeName;
            code.Line($"TimeMajor.Write(rows, time, {size}, ref {PassRows.Of(context, output.Value)}, {stride}, "
                + $"ref {row}, time * {size});");
            return;
        }
        EmitCopy(
            code, PassRows.Of(context, output.Value), output.Value.Seen(output.Shape, isGradient: false), row,
            output.Layout);
    }
}
