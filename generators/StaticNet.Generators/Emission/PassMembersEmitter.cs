using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members that run a pass over a batch, forward and backward.</summary>
internal static class PassMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        PredictEmitter.Emit(context, members);
        EmitForward(context, members);
        EmitBackward(context, members);
        if (context.Program.HasOneOfEach && context.Program.Losses.Count > 0)
            LossMembersEmitter.Emit(context, members);
        else if (context.Program.Losses.Count > 0)
            GraphLossMembersEmitter.Emit(context, members);
        EmitBegin(context, members.Network);
    }

    /// <summary>Writes that a call takes the workspace for itself.</summary>
    public static void EmitEnter(CodeWriter code) =>
        code.Line("using CallLease call = Workspace.Enter(workspace);");

    /// <summary>Writes the end of the backward pass of a network without parameters, where nobody asks.</summary>
    public static void EmitEndWithoutInputGradient(NetworkProgram program, CodeWriter code)
    {
        if (!program.HasParameters)
            code.Line($"if ({NobodyAsks(program)})").Line("    return; // there is no other gradient");
    }

    /// <summary>Writes the phases of a pass with gradients.</summary>
    public static void EmitBackwardPhases(EmissionContext context, CodeWriter code, string phase)
    {
        string steps = context.Program.HasTime ? "samples * workspace.Time" : "samples";
        if (context.Memory.Transposed.Count > 0)
            code.Line("workspace.Run(ref pass, Pass.TransposePhase, Pass.TransposeParts, 0);");
        bool waits = context.Program.Barriers.Count > 0, isTraining = phase == "LossAndBackwardPhase";
        if (waits && isTraining)
            code.Line("pass.RunToLastStatistics(workspace);");
        code.Line(
            $"workspace.Run(ref pass, Pass.{phase}, Partition.SampleParts(samples), {Flops(context, 2)} * {steps});");
        if (waits && (context.Program.HasParameters || !isTraining))
            code.Line("pass.RunBackFromStatistics(workspace);");
        if (PassBackwardEmitter.ParameterParts(context) > 0)
            code.Line("workspace.Run(ref pass, Pass.ParameterGradientsPhase, Pass.ParameterGradientsParts, "
                + $"{Flops(context, 1)} * {steps});");
    }

    /// <summary>The work of some passes over one sample or time step.</summary>
    public static string Flops(EmissionContext context, int passes) =>
        $"{passes * Math.Max(context.Program.Flops, 1)}L";

    /// <summary>Writes the random state of a pass, where layers draw random numbers.</summary>
    public static void EmitRandomState(EmissionContext context, CodeWriter code)
    {
        if (!context.Program.IsRandomInTraining)
            return;
        code.Line("DropoutSeed = workspace.DropoutSeed,");
        code.Line("DropoutStep = workspace.DropoutStep,");
    }

    /// <summary>The output of a pass, in the workspace.</summary>
    public static string OutputSpan(Binding output) =>
        $"MemoryMarshal.CreateReadOnlySpan(ref pass.{output.Member}Row(0), samples * {output.SizeName})";

    private static string NobodyAsks(NetworkProgram program) =>
        string.Join(" && ", program.Inputs.Select(static input => $"{input.GradientLocal}.IsEmpty"));

    private static void EmitForward(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        bool returns = program.Outputs.Count == 1;
        string outputs = returns ? "" : string.Join(
            ", ", program.Outputs.Select(static output => $"out ReadOnlySpan<float> {output.Binding.Local}")) + ", ";
        members.Class.Blank();
        GraphDocs.EmitForward(program, members.Class);
        CodeWriter code = members.Open($"public {(returns ? "ReadOnlySpan<float>" : "void")} Forward("
            + $"{CallerSpans.Inputs(program)}, Workspace workspace, {outputs}bool training = false)");
        EmitEnter(code);
        CallerSpans.EmitSamples(program, code);
        code.Line($"Pass pass = Begin({InputArguments(program)}, workspace, samples, training, keeps: training);");
        bool waits = program.Barriers.Count > 0;
        if (waits)
            code.Line("if (training)").Line("    pass.RunToLastStatistics(workspace);");
        string phase = waits ? "training ? Pass.LastForwardPhase : Pass.ForwardPhase" : "Pass.ForwardPhase";
        code.Line($"workspace.Run(ref pass, {phase}, Partition.SampleParts(samples), {Flops(context, 1)} * samples);");
        foreach (ProgramOutput output in program.Outputs)
            code.Line($"{(returns ? "return" : output.Binding.Local + " =")} {OutputSpan(output.Binding)};");
        code.Close();
    }

    private static void EmitBackward(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        members.Class.Blank();
        GraphDocs.EmitBackward(program, members.Class);
        CodeWriter code = members.Open(
            $"public void Backward({CallerSpans.OutputGradients(program)}, Workspace workspace, Span<float> gradients, "
            + $"{CallerSpans.InputGradients(program)}, bool accumulate = false)");
        EmitEnter(code);
        code.Line("ref float memory = ref workspace.Resume(_parameters);");
        code.Line("int samples = workspace.Batch;");
        EmitBackwardChecks(program, code);
        EmitEndWithoutInputGradient(program, code);
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        if (program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            code.Line($"{output.GradientMember} = ref MemoryMarshal.GetReference({output.GradientLocal}),");
        foreach (Value input in program.Inputs)
            code.Line($"{input.Caller!.GradientMember} = ref MemoryMarshal.GetReference({input.GradientLocal}),");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Line("Training = true,");
        code.Line("Accumulate = accumulate,");
        code.Line($"WantsInputGradient = {Asks(program)},");
        EmitRandomState(context, code);
        code.Close(";");
        foreach (Value input in program.Inputs)
            code.Line($"pass.{input.Member} = ref pass.{input.Member}CopyRow(0);");
        EmitBackwardPhases(context, code, "BackwardPhase");
        code.Close();
    }

    private static string Asks(NetworkProgram program) =>
        string.Join(" || ", program.Inputs.Select(static input => $"!{input.GradientLocal}.IsEmpty"));

    // The gradient of one of several outputs may be left out: then it is zero.
    private static void EmitBackwardChecks(NetworkProgram program, CodeWriter code)
    {
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
        {
            if (program.Outputs.Count == 1)
                code.Line(CallerSpans.Length(output.GradientLocal, output.SizeName));
            else
                CallerSpans.EmitOptionalLength(output.GradientLocal, output.SizeName, code);
        }
        foreach (Value input in program.Inputs)
            CallerSpans.EmitOptionalLength(input.GradientLocal, input.SizeName, code);
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
        {
            foreach (Value input in program.Inputs)
            {
                string names = program.HasOneOfEach
                    ? ""
                    : $", \"{output.GradientLocal}\", \"{input.GradientLocal}\"";
                code.Line($"ShapeGuard.Backward({output.GradientLocal}, gradients, {input.GradientLocal}, "
                    + $"_parameters{names});");
            }
        }
        for (int index = 1; index < program.Inputs.Count; index++)
        {
            foreach (Value other in program.Inputs.Take(index))
                code.Line(CallerSpans.Disjoint(other.GradientLocal, program.Inputs[index].GradientLocal));
        }
    }

    /// <summary>The inputs as arguments.</summary>
    public static string InputArguments(NetworkProgram program) =>
        string.Join(", ", program.Inputs.Select(static input => input.Local));

    private static void EmitBegin(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank();
        code.Open($"private Pass Begin({CallerSpans.Inputs(program)}, Workspace workspace, int samples, bool training, "
            + "bool keeps = false, Span<float> gradients = default)");
        EmitBatchCheck(context, code);
        code.Line(
            "ref float memory = ref workspace.Begin(_parameters, samples, Pass.FloatsPerSample, Pass.FixedFloats, keeps);");
        foreach (Value input in program.Inputs)
            code.Line($"workspace.RequireOutside(\"{input.Local.TrimStart('@')}\", {input.Local});");
        if (program.IsRandomInTraining)
        {
            code.Line("if (training)");
            code.Line("    workspace.DropoutStep++;");
        }
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        if (program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        foreach (Value input in program.Inputs)
            code.Line($"{input.Member} = ref MemoryMarshal.GetReference({input.Local}),");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Line("Training = training,");
        if (program.HasOneOfEach && program.Losses.Count > 0)
            code.Line("SampleLosses = workspace.SampleLosses,");
        EmitRandomState(context, code);
        code.Close(";");
        foreach (Value input in program.Inputs)
            EmitInputCopy(input, code);
        code.Line("return pass;");
        code.Close();
    }

    private static void EmitInputCopy(Value input, CodeWriter code)
    {
        string copy = $"ref pass.{input.Member}CopyRow(0)";
        code.Open($"if (keeps || Subnormals.Any({input.Local}))");
        code.Line("// Backward reads the input again, perhaps after the caller has changed it.");
        code.Line($"Subnormals.Copy({input.Local}, MemoryMarshal.CreateSpan({copy}, {input.Local}.Length));");
        code.Line($"pass.{input.Member} = {copy};");
        code.Close();
    }

    // The layer with the fewest values stands for all.
    private static void EmitBatchCheck(EmissionContext context, CodeWriter code)
    {
        Step? fewest = context.Program.Barriers.OrderBy(static step => step.InputLayout.Positions).FirstOrDefault();
        if (fewest is not { } layer)
            return;
        code.Line("if (training)");
        code.Line($"    ShapeGuard.BatchStatistics(\"{layer.Layer.Name}\", "
            + $"{layer.InputLayout.Qualified().Rows("samples")});");
    }
}
