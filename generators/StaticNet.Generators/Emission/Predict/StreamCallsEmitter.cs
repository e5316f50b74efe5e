using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference of sequences where one stream is a case of its own: the library checks what callers pass, and
/// chooses the case and the vector.
/// </summary>
internal static class StreamCallsEmitter
{
    public static void Emit(NetworkProgram program, MemberWriter members)
    {
        NetworkContract contract = program.Contract;
        SequencePredictEmitter.EmitConvenienceDocs(program, members.Class.Blank());
        Emit(program, members, contract.PredictNew!, "Run", "sequences");
        GraphDocs.EmitPredict(program, members.Class.Blank());
        Emit(program, members, contract.Predict, "Run", "output, sequences");
        foreach (PublicMethod method in new[] { contract.PredictWithState, contract.Step })
        {
            GraphDocs.EmitWithState(program, members.Class.Blank());
            Emit(program, members, method, method.Name == "Step" ? "Step" : "Run", "state, output");
        }
    }

    private static void Emit(
        NetworkProgram program, MemberWriter members, PublicMethod method, string run, string arguments)
    {
        string input = program.Input.Local;
        if (!CallerSpans.IsTokens(program, program.Input))
        {
            members.Express(method, $"VectorStreams.{run}(in this, {input}, {arguments}, InputSize, OutputSize)");
            return;
        }
        CodeWriter code = members.Open(method);
        CallerSpans.EmitTokens(program, code);
        // Tokens pass as they are, bit by bit.
        string floats = $"MemoryMarshal.Cast<int, float>({input})";
        code.Line($"{(method.Type == "void" ? "" : "return ")}VectorStreams.{run}("
            + $"in this, {floats}, {arguments}, InputSize, OutputSize);");
        code.Close();
    }
}
