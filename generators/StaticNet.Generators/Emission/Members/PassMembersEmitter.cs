using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members that run a pass, forward and backward, over samples or sequences.</summary>
internal static class PassMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        if (context.Program.IsRecurrent)
            StateEmitter.Emit(context, members.Class);
        if (context.Program.HasTime)
            SequencePredictEmitter.Emit(context, members);
        else
            PredictEmitter.Emit(context, members);
        ParallelPredictEmitter.Emit(context, members);
        if (context.Program.IsFrozen)
        {
            FrozenForwardEmitter.Emit(context, members);
            return;
        }
        EmitForward(context, members);
        EmitBackward(context, members);
        if (context.Program.Losses.Count > 0)
            LossMembersEmitter.Emit(context, members);
        BeginEmitter.Emit(context, members.Network);
    }

    /// <summary>
    /// Writes that a call takes the workspace for itself, and the states that it reads or writes.
    /// </summary>
    public static void EmitEnter(NetworkProgram program, CodeWriter code, params string[] states)
    {
        code.Line("using CallLease call = Workspace.Enter(workspace);");
        foreach (string state in program.IsRecurrent ? states : [])
            code.Line($"using CallLease {state.Split(' ')[0]}Call = RecurrentState.Enter({state});");
    }

    /// <summary>Writes the phases of a pass with gradients.</summary>
    public static void EmitBackwardPhases(EmissionContext context, CodeWriter code, string phase)
    {
        if (context.Program.Barriers.Count > 0)
        {
            EmitBackwardWithBarriers(context, code, phase);
            return;
        }
        string steps = context.Program.HasTime ? "samples * workspace.Time" : "samples";
        code.Line($"workspace.RunBackward(ref pass, PassPhase.{phase}, {SampleParts.Count(context.Program)}, "
            + $"Pass.TransposeParts, Pass.ParameterGradientsParts, {Flops} * {steps});");
    }

    private static void EmitBackwardWithBarriers(EmissionContext context, CodeWriter code, string phase)
    {
        bool isTraining = phase == "LossAndBackward";
        if (context.Memory.Transposed.Count > 0)
            code.Line("workspace.Run(ref pass, PassPhase.Transpose, Pass.TransposeParts, 0);");
        if (isTraining)
            code.Line("pass.RunToLastStatistics(workspace);");
        code.Line($"workspace.Run(ref pass, PassPhase.{phase}, {SampleParts.Count(context.Program)}, "
            + $"2 * {Flops} * samples);");
        if (context.Program.HasParameters || !isTraining)
            code.Line("pass.RunBackFromStatistics(workspace);");
        if (PassBackwardEmitter.ParameterParts(context) > 0)
            code.Line("workspace.RunParameterGradients(ref pass, Pass.ParameterGradientsParts, "
                + $"{Flops} * samples);");
    }

    /// <summary>The work of a forward pass over one sample or time step, by its name.</summary>
    public const string Flops = "Pass.Flops";

    /// <summary>How much work there is, in samples or in time steps of all of them.</summary>
    public static string WorkRows(NetworkProgram program) => program.HasTime ? "samples * pass.Time" : "samples";

    /// <summary>The output of a pass, in the workspace.</summary>
    private static string OutputSpan(ProgramOutput output)
    {
        string rows = output.Shape.HasTime ? "samples * pass.Time" : "samples";
        return $"MemoryMarshal.CreateReadOnlySpan(ref pass.{output.Binding.Member}Row(0), "
            + $"{rows} * {output.Binding.SizeName})";
    }

    /// <summary>
    /// What the network's code takes between the inputs and the workspace: a state, and how many sequences.
    /// </summary>
    public static string CalledWith(NetworkProgram program) => !program.HasTime
        ? ""
        : $"{(program.IsRecurrent ? "RecurrentState state, " : "")}int samples, ReadOnlySpan<int> lengths, ";

    /// <summary>The arguments for that, of a call without a state.</summary>
    public static string WithoutState(NetworkProgram program) => !program.HasTime
        ? ""
        : $"{(program.IsRecurrent ? "null, " : "")}sequences, lengths, ";

    /// <summary>The arguments for that, of a call with a state.</summary>
    public const string WithState = "state, SequenceGuard.Sequences(state, lengths), lengths, ";

    private static void EmitForward(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        NetworkContract contract = program.Contract;
        string outputs = ForwardOutputs(program), passed = PassedOutputs(program);
        string inputs = CallerSpans.InputArguments(program);
        members.Class.Blank();
        GraphDocs.EmitForward(program, members.Class);
        members.Call(contract.Forward, $"{inputs}, {WithoutState(program)}workspace{passed}, training");
        if (contract.IsRecurrent)
        {
            members.Class.Blank();
            GraphDocs.EmitWithState(program, members.Class);
            members.Call(contract.ForwardWithState, $"{inputs}, {WithState}workspace{passed}, training");
        }
        string defaults = program.HasTime ? "" : " = false";
        CodeWriter code = members.Network.Blank().Open($"public {contract.Forward.Type} Forward("
            + $"{CallerSpans.Inputs(program)}, {CalledWith(program)}Workspace workspace{outputs}, bool training{defaults})");
        EmitEnter(program, code, "state");
        if (!program.HasTime)
            CallerSpans.EmitSamples(program, code);
        code.Line($"Pass pass = {BeginEmitter.Call(program, "training, keeps: training")};");
        BeginEmitter.EmitDropoutStep(program, code);
        bool waits = program.Barriers.Count > 0;
        if (waits)
            code.Line("if (training)").Line("    pass.RunToLastStatistics(workspace);");
        string phase = waits ? "training ? Pass.LastForwardPhase : PassPhase.Forward" : "PassPhase.Forward";
        code.Line($"workspace.Run(ref pass, {phase}, {SampleParts.Count(program)}, "
            + $"{Flops} * {WorkRows(program)});");
        foreach (ProgramOutput output in program.Outputs)
            EmitOutput(program, output, code);
        code.Close();
    }

    /// <summary>The parameters of a forward pass that are its outputs: of one there is none, as it is returned.</summary>
    public static string ForwardOutputs(NetworkProgram program) => program.Outputs.Count == 1 ? "" : string.Concat(
        program.Outputs.Select(static output => $", out ReadOnlySpan<float> {output.Binding.Local}"));

    /// <summary>The arguments for these.</summary>
    public static string PassedOutputs(NetworkProgram program) => program.Outputs.Count == 1 ? "" : string.Concat(
        program.Outputs.Select(static output => $", out {output.Binding.Local}"));

    /// <summary>Writes that a forward pass gives an output, the only one or one of several.</summary>
    public static void EmitOutput(NetworkProgram program, ProgramOutput output, CodeWriter code) =>
        code.Line($"{(program.Outputs.Count == 1 ? "return" : output.Binding.Local + " =")} {OutputSpan(output)};");

    private static void EmitBackward(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        NetworkContract contract = program.Contract;
        members.Class.Blank();
        GraphDocs.EmitBackward(program, members.Class);
        if (!program.HasTime)
        {
            EmitBackwardBody(context, members.Open(contract.Backward));
            return;
        }
        string before = string.Join(", ", program.Outputs.Select(static output => output.Binding.GradientLocal))
            + ", workspace, gradients, ";
        string after = string.Concat(program.Inputs.Select(
            input => (CallerSpans.IsTokens(program, input) ? "default" : input.GradientLocal) + ", ")) + "accumulate";
        members.Call(contract.Backward, before + after + (program.IsRecurrent ? ", null, null" : ""));
        if (program.IsRecurrent)
        {
            members.Class.Blank();
            GraphDocs.EmitBackwardWithState(program, members.Class);
            members.Call(contract.BackwardWithState, before + after + ", dStateOut, dStateIn");
        }
        string outputs = string.Concat(program.Outputs.Select(
            static output => $"ReadOnlySpan<float> {output.Binding.GradientLocal}, "));
        string inputs = string.Concat(program.Inputs.Select(static input => $"Span<float> {input.GradientLocal}, "));
        string states = program.IsRecurrent ? ", RecurrentState dStateOut, RecurrentState dStateIn" : "";
        EmitBackwardBody(context, members.Network.Blank().Open(
            $"public void Backward({outputs}Workspace workspace, Span<float> gradients, {inputs}bool accumulate{states})"));
    }

    private static void EmitBackwardBody(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        EmitEnter(program, code, "dStateOut", "dStateIn == dStateOut ? null : dStateIn");
        string memory = BeginEmitter.MemoryLocal(program);
        code.Line($"ref float {memory} = ref workspace.Resume(_parameters);");
        code.Line("int samples = workspace.Batch;");
        BackwardChecks.Emit(program, code);
        if (program.IsRecurrent)
        {
            BeginEmitter.EmitNoState(program, code, "dStateOut", "dStateIn");
            code.Line("SequenceGuard.Streams(dStateOut, samples);");
            code.Line("SequenceGuard.Streams(dStateIn, samples);");
            code.Line("workspace.UseUp(); // gradients take the place of gates");
        }
        code.Line($"Pass pass = NewPass(workspace, ref {memory}, samples, training: true, gradients);");
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            EmitReference(output.GradientMember, output.GradientLocal, program.Outputs.Count > 1, code);
        foreach (Value input in program.Inputs)
            EmitReference(input.Caller!.GradientMember, input.GradientLocal, program.Inputs.Count > 1, code);
        if (program.IsRecurrent)
        {
            code.Line("pass.DState = ref RecurrentState.ReferenceOf(dStateOut);");
            code.Line("pass.DStateIn = ref RecurrentState.ReferenceOf(dStateIn);");
        }
        code.Line("pass.Accumulate = accumulate;");
        code.Line($"pass.WantsInputGradient = {BackwardChecks.Asks(program)};");
        foreach (Value input in program.HasTime ? [] : program.Inputs)
            code.Line($"pass.{input.Caller!.Field} = ref {BeginEmitter.Copy(input)};");
        EmitBackwardPhases(context, code, "Backward");
        code.Close();
    }

    // Of several a caller leaves out some: an empty span, wherever it points, is none.
    private static void EmitReference(string member, string span, bool isOptional, CodeWriter code) =>
        code.Line($"pass.{member} = "
            + $"ref {(isOptional ? "ShapeGuard.ReferenceOrNull" : "MemoryMarshal.GetReference")}({span});");
}
