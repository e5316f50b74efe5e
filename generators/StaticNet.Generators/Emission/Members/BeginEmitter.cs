using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes how a pass begins: the checks of its input, and the memory that it works in.</summary>
internal static class BeginEmitter
{
    /// <summary>The call of that method.</summary>
    /// <param name="program">The network.</param>
    /// <param name="mode">The arguments from <c>training</c> on.</param>
    public static string Call(NetworkProgram program, string mode)
    {
        string inputs = CallerSpans.InputArguments(program);
        return program.HasTime
            ? $"Begin({inputs}, {(program.IsRecurrent ? "state, " : "")}samples, lengths, workspace, {mode})"
            : $"Begin({inputs}, workspace, samples, {mode})";
    }

    /// <summary>The local variable that is the memory of a pass, unless an input has its name.</summary>
    public static string MemoryLocal(NetworkProgram program) =>
        program.Inputs.Any(static input => input.Local == "memory") ? "passMemory" : "memory";

    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string counted = program.HasTime
            ? $"{PassMembersEmitter.CalledWith(program)}Workspace workspace, "
            : "Workspace workspace, int samples, ";
        code.Blank();
        code.Open($"private Pass Begin({CallerSpans.Inputs(program)}, {counted}bool training, "
            + "bool keeps = false, Span<float> gradients = default)");
        EmitNoState(program, code, "state");
        EmitMemory(program, code);
        if (program.HasTime)
            EmitOutside(program, code);
        EmitPass(context, code);
        code.Close();
        EmitNewPass(context, code);
    }

    /// <summary>
    /// Writes what draws other masks than the pass before, after all checks: a call that throws leaves the random state as
    /// it is.
    /// </summary>
    public static void EmitDropoutStep(NetworkProgram program, CodeWriter code)
    {
        if (!program.IsRandomInTraining)
            return;
        code.Line("if (training)");
        code.Line("    pass.DropoutStep = ++workspace.DropoutStep;");
    }

    /// <summary>Writes that a pass takes no state, where that counts time steps.</summary>
    public static void EmitNoState(NetworkProgram program, CodeWriter code, params string[] states)
    {
        foreach (string state in program.CountsSteps ? states : [])
            code.Line($"SequenceGuard.NoState({Literals.String(program.CountingSteps.First().Layer.Name)}, {state});");
    }

    private static void EmitMemory(NetworkProgram program, CodeWriter code)
    {
        if (program.HasTime)
        {
            CallerSpans.EmitTime(program, code, "samples");
            CallerSpans.EmitTokens(program, code, ", time, lengths");
            code.Line($"ref float {MemoryLocal(program)} = "
                + "ref workspace.Begin(_parameters, samples, time, lengths, Pass.FloatsPerStep, "
                + "Pass.FloatsPerSample, Pass.FixedFloats, keeps);");
            return;
        }
        EmitBatchCheck(program, code);
        code.Line($"ref float {MemoryLocal(program)} = "
            + "ref workspace.Begin(_parameters, samples, Pass.FloatsPerSample, Pass.FixedFloats, keeps);");
    }

    private static void EmitPass(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Line($"Pass pass = NewPass(workspace, ref {MemoryLocal(program)}, samples, training, gradients);");
        foreach (Value input in program.Inputs)
        {
            string place = program.HasTime ? CallerSpans.Reference(program, input) : Taken(input);
            code.Line($"pass.{input.Caller!.Field} = ref {place};");
        }
        if (program.IsRecurrent)
            code.Line("pass.State = ref RecurrentState.ReferenceOf(state);");
        code.Line("return pass;");
    }

    // What passes in both directions have.
    private static void EmitNewPass(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank();
        code.Line("private Pass NewPass(Workspace workspace, ref float memory, int samples, bool training, "
            + "Span<float> gradients) => new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        if (program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        if (program.HasTime)
        {
            code.Line("Time = workspace.Time,");
            code.Line("StepCapacity = workspace.StepCapacity,");
            code.Line("Lengths = workspace.Lengths,");
        }
        code.Line("Training = training,");
        if (context.FusedUpdates.Weights.Count > 0)
            code.Line("Updates = workspace.Updates,");
        if (program.HasOneOfEach && program.Losses.Count > 0)
            code.Line("SampleLosses = workspace.SampleLosses,");
        if (program.IsRandomInTraining)
            code.Line("DropoutSeed = workspace.DropoutSeed,").Line("DropoutStep = workspace.DropoutStep,");
        code.Close(";");
    }

    private static void EmitOutside(NetworkProgram program, CodeWriter code)
    {
        foreach (Value input in program.Inputs.Where(input => !CallerSpans.IsTokens(program, input)))
            code.Line($"workspace.RequireOutside(\"{input.Local.TrimStart('@')}\", {input.Local});");
    }

    /// <summary>What takes an input of a pass: the caller's memory, or a copy of it.</summary>
    public static string Taken(Value input, string keeps = "keeps") =>
        $"workspace.TakeInput(\"{input.Local.TrimStart('@')}\", {input.Local}, "
        + $"ref {Copy(input)}, {keeps})";

    /// <summary>Where a copy of an input lies.</summary>
    public static string Copy(Value input) => $"pass.Row(Pass.{input.Member}CopyRow, {input.SizeName}, 0)";

    // The layer with the fewest values stands for all.
    private static void EmitBatchCheck(NetworkProgram program, CodeWriter code)
    {
        Step? fewest = program.Barriers.OrderBy(static step => step.InputLayout.Positions).FirstOrDefault();
        if (fewest is not { } layer)
            return;
        code.Line("if (training)");
        code.Line($"    ShapeGuard.BatchStatistics(\"{layer.Layer.Name}\", "
            + $"{layer.InputLayout.Rows("samples")});");
    }
}
