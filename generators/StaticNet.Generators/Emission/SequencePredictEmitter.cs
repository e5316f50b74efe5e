using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference of sequences: blocks of streams, each in windows of time steps through all layers, so that what is
/// between them stays in the cache however long the sequences are.
/// </summary>
internal static class SequencePredictEmitter
{
    // A window's intermediate values take at most half of a common L2 cache.
    private const int MostScratchFloats = 64 * 1024;

    // Whole tiles of 6 and of 8 rows.
    private const int BlockRows = 48;

    private const string StateReference = "ref RecurrentState.ReferenceOf(state)";

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        EmitPredict(context, members);
        EmitConvenience(context, members);
        if (context.Program.IsRecurrent)
        {
            EmitWithState(context, members, "Predict");
            EmitWithState(context, members, "Step");
        }
        CodeWriter code = members.Network;
        EmitRun(context, code);
        StreamEmitter.Emit(context, code, MostScratchFloats);
        SequenceWindowEmitter.Emit(context, code, BlockRows, MostScratchFloats);
    }

    private static void EmitPredict(EmissionContext context, MemberWriter members)
    {
        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        CodeWriter code = members.Open(
            $"public void Predict({SequenceMembersEmitter.Input(context)}, Span<float> output, int sequences = 1)");
        code.Line("int time = SequenceGuard.Time(input.Length, InputSize, sequences);");
        EmitGuards(context, code, "sequences");
        EmitRunCall(context, code, "sequences", context.Program.IsRecurrent ? "ref Unsafe.NullRef<float>()" : "");
        code.Close();
    }

    private static void EmitConvenience(EmissionContext context, MemberWriter members)
    {
        string rows = SequenceMembersEmitter.OutputRows(context.Program, "sequences", "time");
        CodeWriter documentation = members.Class.Blank();
        documentation.Line(
            "/// <summary>Computes the outputs of whole sequences, from a state of zero, into a new array.</summary>");
        documentation.Line("/// <param name=\"input\">[sequences x steps x InputSize], row-major.</param>");
        documentation.Line("/// <param name=\"sequences\">The number of sequences.</param>");
        string outputs = context.Program.OutputHasTime ? "sequences x steps" : "sequences";
        documentation.Line($"/// <returns>[{outputs} x OutputSize].</returns>");
        CodeWriter code = members.Open(
            $"public float[] Predict({SequenceMembersEmitter.Input(context)}, int sequences = 1)");
        code.Line("int time = SequenceGuard.Time(input.Length, InputSize, sequences);");
        code.Line($"float[] output = ShapeGuard.NewOutput({rows}, OutputSize);");
        code.Line("Predict(input, output, sequences);");
        code.Line("return output;");
        code.Close();
    }

    private static void EmitWithState(EmissionContext context, MemberWriter members, string member)
    {
        members.Class.Blank();
        SequenceMembersEmitter.EmitInheritDoc(
            context, $"{member}(ReadOnlySpan{{TInput}}, RecurrentState, Span{{float}})", members.Class);
        CodeWriter code = members.Open(
            $"public void {member}({SequenceMembersEmitter.Input(context)}, State state, Span<float> output)");
        if (context.Program.Steps.FirstOrDefault(static step => step.Layer.NeedsWholeSequence()) is { } whole)
        {
            string reads = whole.Layer is IReadsWholeSequence { ReadsBackward: true }
                ? "also reads the sequence from its end"
                : "is over all steps of the sequence";
            code.Line(
                $"throw new NotSupportedException(\"{whole.Layer.Name} {reads}: call Predict without a state.\");");
            code.Close();
            return;
        }
        code.Line("ArgumentNullException.ThrowIfNull(state);");
        code.Line(member == "Step"
            ? "SequenceGuard.Length(\"input\", input.Length, state.Streams, InputSize);"
            : "int time = SequenceGuard.Time(input.Length, InputSize, state.Streams);");
        if (member == "Step")
            code.Line("const int time = 1;");
        EmitGuards(context, code, "state.Streams");
        code.Line("using CallLease call = RecurrentState.Enter(state);");
        if (member == "Step" && StreamEmitter.IsFor(context))
            EmitStepCall(context, code);
        EmitRunCall(context, code, "state.Streams", StateReference);
        code.Close();
    }

    private static void EmitStepCall(EmissionContext context, CodeWriter code)
    {
        code.Open("if (state.Streams == 1)");
        code.Line($"StepStream({References(context)}, {StateReference});");
        code.Line("return;");
        code.Close();
    }

    private static string References(EmissionContext context) =>
        $"ref {SequenceMembersEmitter.InputReference(IsTokens(context))}, ref MemoryMarshal.GetReference(output)";

    private static bool IsTokens(EmissionContext context) => context.Declaration.InputKind == InputKind.Tokens;

    private static void EmitGuards(EmissionContext context, CodeWriter code, string sequences)
    {
        code.Line("SequenceGuard.Length(\"output\", output.Length, "
            + $"{SequenceMembersEmitter.OutputRows(context.Program, sequences, "time")}, OutputSize);");
        code.Line("ShapeGuard.Disjoint(input, output);");
        if (IsTokens(context))
            code.Line("SequenceGuard.Tokens(input, Vocabulary);");
    }

    private static void EmitRunCall(EmissionContext context, CodeWriter code, string sequences, string state) =>
        code.Line($"Predict({sequences}, time, {References(context)}{(state.Length > 0 ? ", " + state : "")});");

    private static void EmitRun(EmissionContext context, CodeWriter code)
    {
        string state = context.Program.IsRecurrent ? ", ref float states" : "";
        code.Blank();
        code.Open(
            $"private void Predict(int sequences, int allTime, ref float firstInput, ref float firstOutput{state})");
        if (StreamEmitter.IsFor(context))
        {
            code.Open("if (sequences == 1)");
            PassEmitter.EmitDispatch(code, "PredictStream", "allTime, ref firstInput, ref firstOutput, ref states");
            code.Line("return;");
            code.Close();
        }
        PassEmitter.EmitDispatch(
            code, "Predict", "sequences, allTime, ref firstInput, ref firstOutput" + state.Replace("float ", ""));
        code.Close();
    }
}
