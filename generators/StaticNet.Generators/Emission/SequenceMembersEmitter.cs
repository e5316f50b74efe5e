using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members by which a network with a time axis is called, with and without a state.</summary>
internal static class SequenceMembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        if (context.Program.IsRecurrent)
            StateEmitter.Emit(context, members.Class);
        SequencePredictEmitter.Emit(context, members);
        EmitForward(context, members.Class);
        EmitForwardPass(context, members.Network);
        EmitBackward(context, members.Class);
        EmitBackwardPass(context, members.Network);
        if (context.Program.Output.Loss is not null)
            SequenceLossMembersEmitter.Emit(context, members);
        EmitBegin(context, members.Network);
    }

    /// <summary>The parameter that is the input.</summary>
    public static string Input(EmissionContext context) => $"ReadOnlySpan<{context.Declaration.InputType}> input";

    /// <summary>How many rows the caller's output has.</summary>
    public static string OutputRows(NetworkProgram program, string sequences, string time) =>
        program.OutputHasTime ? $"(long){sequences} * {time}" : sequences;

    /// <summary>Writes that a call takes the workspace for itself, and the states that it reads or writes.</summary>
    public static void EmitEnter(NetworkProgram program, CodeWriter code, params string[] states)
    {
        PassMembersEmitter.EmitEnter(code);
        foreach (string state in program.IsRecurrent ? states : [])
            code.Line($"using CallLease {state.Split(' ')[0]}Call = RecurrentState.Enter({state});");
    }

    private static void EmitForward(EmissionContext context, CodeWriter code)
    {
        bool isRecurrent = context.Program.IsRecurrent;
        string state = isRecurrent ? "null, " : "";
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line($"public ReadOnlySpan<float> Forward({Input(context)}, Workspace workspace, bool training = false, "
            + "int sequences = 1, ReadOnlySpan<int> lengths = default) =>");
        code.Line($"    _network.Forward(input, {state}sequences, lengths, workspace, training);");
        if (isRecurrent)
        {
            code.Blank();
            EmitInheritDoc(
                context, "Forward(ReadOnlySpan{TInput}, RecurrentState, Workspace, bool, ReadOnlySpan{int})", code);
            code.Line($"public ReadOnlySpan<float> Forward({Input(context)}, State? state, Workspace workspace, "
                + "bool training = false, ReadOnlySpan<int> lengths = default) =>");
            code.Line("    _network.Forward("
                + "input, state, SequenceGuard.Sequences(state, lengths), lengths, workspace, training);");
        }
    }

    private static void EmitForwardPass(EmissionContext context, CodeWriter code)
    {
        bool isRecurrent = context.Program.IsRecurrent;
        string output = OutputRows(context.Program, "samples", "pass.Time").Replace("(long)", "");
        code.Blank();
        string state = isRecurrent ? "RecurrentState? state, " : "";
        code.Open($"public ReadOnlySpan<float> Forward({Input(context)}, {state}"
            + "int samples, ReadOnlySpan<int> lengths, Workspace workspace, bool training)");
        EmitEnter(context.Program, code, "state");
        code.Line($"Pass pass = Begin(input, {(isRecurrent ? "state, " : "")}samples, lengths, workspace, "
            + "training, keeps: training);");
        code.Line("workspace.Run(ref pass, Pass.ForwardPhase, Partition.SampleParts(samples), "
            + $"{PassMembersEmitter.Flops(context, 1)} * samples * pass.Time);");
        code.Line($"return MemoryMarshal.CreateReadOnlySpan(ref pass.OutputRow(0), {output} * OutputSize);");
        code.Close();
    }

    private static void EmitBackward(EmissionContext context, CodeWriter code)
    {
        InputKind input = context.Declaration.InputKind;
        bool hasInput = input == InputKind.Sequence, isRecurrent = context.Program.IsRecurrent;
        string dInput = hasInput ? "dInput, " : "default, ";
        code.Blank();
        if (hasInput)
            code.Line("/// <inheritdoc/>");
        else
            EmitBackwardDocs(code);
        code.Line($"public void Backward{SequenceMembers.Backward(input)} =>");
        code.Line("    _network.Backward(dOutput, workspace, gradients, "
            + $"{dInput}accumulate{(isRecurrent ? ", null, null" : "")});");
        if (isRecurrent)
        {
            code.Blank();
            EmitInheritDoc(context, "Backward(ReadOnlySpan{float}, RecurrentState, Workspace, Span{float}, "
                + "Span{float}, RecurrentState, bool)", code);
            code.Line($"public void Backward{SequenceMembers.BackwardWithState(input)} =>");
            code.Line(
                $"    _network.Backward(dOutput, workspace, gradients, {dInput}accumulate, dStateOut, dStateIn);");
        }
    }

    private static void EmitBackwardPass(EmissionContext context, CodeWriter code)
    {
        bool isRecurrent = context.Program.IsRecurrent;
        code.Blank();
        string states = isRecurrent ? ", RecurrentState? dStateOut, RecurrentState? dStateIn" : "";
        code.Open("public void Backward(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
            + $"Span<float> dInput, bool accumulate{states})");
        EmitEnter(context.Program, code, "dStateOut", "dStateIn == dStateOut ? null : dStateIn");
        code.Line("ref float memory = ref workspace.Resume(_parameters);");
        code.Line("int samples = workspace.Batch;");
        code.Line("SequenceGuard.Length(\"dOutput\", dOutput.Length, "
            + $"{OutputRows(context.Program, "samples", "workspace.Time")}, OutputSize);");
        code.Line("if (!dInput.IsEmpty)");
        code.Line("    SequenceGuard.Length(\"dInput\", dInput.Length, (long)samples * workspace.Time, InputSize);");
        code.Line("ShapeGuard.Backward(dOutput, gradients, dInput, _parameters);");
        PassMembersEmitter.EmitEndWithoutInputGradient(context.Program, code);
        if (isRecurrent)
        {
            code.Line("SequenceGuard.Streams(dStateOut, samples);");
            code.Line("SequenceGuard.Streams(dStateIn, samples);");
            code.Line("workspace.UseUp(); // gradients take the place of gates");
        }
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        code.Line("DOutput = ref MemoryMarshal.GetReference(dOutput),");
        code.Line("DInput = ref MemoryMarshal.GetReference(dInput),");
        if (isRecurrent)
        {
            code.Line("DState = ref RecurrentState.ReferenceOf(dStateOut),");
            code.Line("DStateIn = ref RecurrentState.ReferenceOf(dStateIn),");
        }
        EmitSizes(code, "samples", "workspace.Time");
        code.Line("Training = true,");
        code.Line("Accumulate = accumulate,");
        code.Line("WantsInputGradient = !dInput.IsEmpty,");
        PassMembersEmitter.EmitRandomState(context, code);
        code.Close(";");
        PassMembersEmitter.EmitBackwardPhases(context, code, "BackwardPhase");
        code.Close();
    }

    private static void EmitBegin(EmissionContext context, CodeWriter code)
    {
        bool isTokens = context.Declaration.InputKind == InputKind.Tokens, isRecurrent = context.Program.IsRecurrent;
        code.Blank();
        code.Open($"private Pass Begin({Input(context)}, {(isRecurrent ? "RecurrentState? state, " : "")}int samples, "
            + "ReadOnlySpan<int> lengths, Workspace workspace, bool training, bool keeps = false, "
            + "Span<float> gradients = default)");
        code.Line("int time = SequenceGuard.Time(input.Length, InputSize, samples);");
        if (isTokens)
            code.Line("SequenceGuard.Tokens(input, Vocabulary, time, lengths);");
        code.Line("ref float memory = ref workspace.Begin(_parameters, samples, time, lengths, Pass.FloatsPerStep, "
            + "Pass.FloatsPerSample, Pass.FixedFloats, keeps);");
        if (!isTokens)
            code.Line("workspace.RequireOutside(\"input\", input);");
        if (context.Program.IsRandomInTraining)
        {
            code.Line("if (training)");
            code.Line("    workspace.DropoutStep++;");
        }
        code.Line("return new Pass");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        code.Line($"Input = ref {InputReference(isTokens)},");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        if (isRecurrent)
            code.Line("State = ref RecurrentState.ReferenceOf(state),");
        EmitSizes(code, "samples", "time");
        code.Line("Training = training,");
        if (context.Program.Output.Loss is not null)
            code.Line("SampleLosses = workspace.SampleLosses,");
        PassMembersEmitter.EmitRandomState(context, code);
        code.Close(";");
        code.Close();
    }

    /// <summary>The caller's first value; tokens pass as they are, bit by bit.</summary>
    public static string InputReference(bool isTokens) =>
        isTokens ? "Unsafe.As<int, float>(ref MemoryMarshal.GetReference(input))" : "MemoryMarshal.GetReference(input)";

    /// <summary>Says where the documentation of a member with a state stands.</summary>
    public static void EmitInheritDoc(
        EmissionContext context, string member, CodeWriter code, string name = "IRecurrentNetwork") =>
        code.Line($"/// <inheritdoc cref=\"{name}{{TSelf, TInput}}.{member}\"/>");

    private static void EmitSizes(CodeWriter code, string samples, string time)
    {
        code.Line($"Samples = {samples},");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Line($"Time = {time},");
        code.Line("StepCapacity = workspace.StepCapacity,");
        code.Line("Lengths = workspace.Lengths,");
    }

    private static void EmitBackwardDocs(CodeWriter code)
    {
        code.Summary("Computes the gradients of the parameters from that of the outputs. "
            + "It follows a Forward with training: true in the same workspace.");
        code.Line(
            "/// <param name=\"dOutput\">The gradient with respect to the outputs, laid out as they are.</param>");
        code.Line("/// <param name=\"workspace\">The workspace of that call.</param>");
        code.Line("/// <param name=\"gradients\">Receives the gradients of the parameters.</param>");
        code.Line("/// <param name=\"accumulate\">Whether to add to them instead of overwriting them.</param>");
    }
}
