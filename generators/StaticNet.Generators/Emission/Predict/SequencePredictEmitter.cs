using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference of sequences: blocks of streams, each in windows of time steps through all layers, so that what is
/// between them stays in the cache however long the sequences are.
/// </summary>
internal static class SequencePredictEmitter
{
    // A window's intermediate values take at most half of a common L2 cache.
    private const int MostScratchFloats = 64 * 1024;

    /// <summary>The most streams of a block: whole tiles of 6 and of 8 rows.</summary>
    public const int BlockRows = 48;

    private const string StateReference = "ref RecurrentState.ReferenceOf(state)";

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        if (StreamEmitter.IsFor(context))
        {
            StreamCallsEmitter.Emit(context.Program, members);
            StreamEmitter.Emit(context, members.Network, MostScratchFloats);
            SequenceWindowEmitter.Emit(context, members.Network, BlockRows, MostScratchFloats);
            return;
        }
        NetworkContract contract = context.Program.Contract;
        if (contract.PredictNew is { } convenience)
            EmitConvenience(context.Program, members, convenience);
        EmitPredict(context.Program, members, contract.Predict);
        if (contract.IsRecurrent)
        {
            EmitWithState(context, members, contract.PredictWithState);
            EmitWithState(context, members, contract.Step);
        }
        CodeWriter code = members.Network;
        EmitRun(context, code);
        SequenceWindowEmitter.Emit(context, code, BlockRows, MostScratchFloats);
    }

    private static void EmitPredict(NetworkProgram program, MemberWriter members, PublicMethod method)
    {
        members.Class.Blank();
        GraphDocs.EmitPredict(program, members.Class);
        CodeWriter code = members.Open(method);
        CallerSpans.EmitTime(program, code, "sequences");
        EmitGuards(program, code, "sequences");
        EmitRunCall(
            program, code, "sequences",
            program.IsRecurrent ? "ref Unsafe.NullRef<float>()" + (program.CountsSteps ? ", default" : "") : "");
        code.Close();
    }

    /// <summary>The parameters for states, after those for inputs and outputs.</summary>
    public static string StateParameters(NetworkProgram program) => !program.IsRecurrent
        ? ""
        : $", ref float states{(program.CountsSteps ? ", StepCache cache" : "")}";

    /// <summary>Documents the method that predicts into a new array.</summary>
    public static void EmitConvenienceDocs(NetworkProgram program, CodeWriter documentation)
    {
        documentation.Line(
            "/// <summary>Computes the outputs of whole sequences, from a state of zero, into a new array.</summary>");
        foreach (Value input in program.Inputs)
        {
            string shape = input.Shape.HasTime ? "sequences x steps" : "sequences";
            documentation.Line($"/// <param name=\"{input.Local.TrimStart('@')}\">"
                + $"[{shape} x {input.SizeName}], row-major.</param>");
        }
        documentation.Line("/// <param name=\"sequences\">The number of sequences.</param>");
        string outputs = program.OutputHasTime ? "sequences x steps" : "sequences";
        documentation.Line($"/// <returns>[{outputs} x OutputSize].</returns>");
    }

    private static void EmitConvenience(NetworkProgram program, MemberWriter members, PublicMethod method)
    {
        EmitConvenienceDocs(program, members.Class.Blank());
        CodeWriter code = members.Open(method);
        CallerSpans.EmitTime(program, code, "sequences");
        code.Line("float[] output = ShapeGuard.NewOutput("
            + $"{CallerSpans.Rows(program.Output.Shape, "sequences", "time")}, OutputSize);");
        code.Line($"Predict({CallerSpans.InputArguments(program)}, output, sequences);");
        code.Line("return output;");
        code.Close();
    }

    private static void EmitWithState(EmissionContext context, MemberWriter members, PublicMethod method)
    {
        NetworkProgram program = context.Program;
        GraphDocs.EmitWithState(program, members.Class.Blank());
        CodeWriter code = members.Open(method);
        if (program.Steps.FirstOrDefault(
            static step => step.Layer.WhyNotStepped() is not null) is { } whole)
        {
            EmitRefusal(whole, code);
            return;
        }
        code.Line("ArgumentNullException.ThrowIfNull(state);");
        if (method.Name == "Step")
        {
            foreach (Value input in program.Inputs)
                code.Line(CallerSpans.Length(input.Local, "state.Streams", input.SizeName));
            code.Line("const int time = 1;");
        }
        else
        {
            CallerSpans.EmitTime(program, code, "state.Streams");
        }
        EmitGuards(program, code, "state.Streams");
        code.Line("using CallLease call = RecurrentState.Enter(state);");
        if (program.CountsSteps)
            code.Line("RecurrentState.RequireRoom(state, time);");
        string cache = program.CountsSteps ? ", RecurrentState.CacheOf(state)" : "";
        EmitRunCall(program, code, "state.Streams", StateReference + cache);
        if (program.CountsSteps)
            code.Line("RecurrentState.Advance(state, time);");
        code.Close();
    }

    private static void EmitRefusal(Step whole, CodeWriter code)
    {
        code.Line($"throw new NotSupportedException(\"{whole.Layer.Name} {whole.Layer.WhyNotStepped()!.WhyWhole}: "
            + "call Predict without a state.\");");
        code.Close();
    }

    private static void EmitGuards(NetworkProgram program, CodeWriter code, string sequences)
    {
        CallerSpans.EmitOutputs(program, code, sequences);
        CallerSpans.EmitTokens(program, code);
    }

    private static void EmitRunCall(NetworkProgram program, CodeWriter code, string sequences, string state) =>
        code.Line(
            $"Predict({sequences}, time, {CallerSpans.References(program)}{(state.Length > 0 ? ", " + state : "")});");

    private static void EmitRun(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string state = StateParameters(program);
        code.Blank();
        code.Open($"private void Predict(int sequences, int allTime, {CallerSpans.FirstRows(program)}{state})");
        string rows = CallerSpans.PassedRows(program);
        PassEmitter.EmitDispatch(
            code, "Predict", $"sequences, allTime, {rows}{state.Replace("float ", "").Replace("StepCache ", "")}");
        code.Close();
    }
}
