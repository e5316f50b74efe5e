using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference on several threads, which calls inference on one for some of the rows at a time. For one input and
/// one output the library does so; several spans travel in a struct.
/// </summary>
internal static class ParallelPredictEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        PublicMethod method = program.Contract.PredictOnThreads;
        members.Class.Blank();
        GraphDocs.EmitPredictOnThreads(program, members.Class);
        if (program.HasOneOfEach)
        {
            string spans = $"{program.Input.Local}, {program.Output.Binding.Local}";
            string sequences = program.HasTime ? ", sequences" : "";
            members.Class.Line($"{method.Header} =>").Line($"    ParallelPrediction.Run(this, {spans}{sequences}, "
                + $"blockRows: {BlockRows(context)}, flops: {context.Program.Work}, threads);");
            return;
        }
        EmitCall(context, members.Open(method));
        EmitRows(context, members.Network);
    }

    private static void EmitCall(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string count = Count(program);
        if (program.HasTime)
            CallerSpans.EmitTime(program, code, count);
        else
            CallerSpans.EmitSamples(program, code);
        CallerSpans.EmitOutputs(program, code, count);
        CallerSpans.EmitTokens(program, code);
        code.Line("RowsJob job = new()").Open("");
        code.Line("Network = this,").Line($"Count = {count},");
        if (program.HasTime)
            code.Line("Time = time,");
        foreach ((string local, string member, string _) in Spans(program))
            code.Line($"{member}Rows = {local},");
        code.Close(";");
        string work = $"{PassMembersEmitter.Flops} * {count}{(program.HasTime ? " * time" : "")}";
        code.Line($"ParallelPrediction.Run(ref job, {count}, blockRows: {BlockRows(context)}, {work}, threads);");
        code.Close();
    }

    private static void EmitRows(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank();
        code.Summary($"The {Count(program)} of a prediction on several threads.");
        code.Open("private ref struct RowsJob : IParallelJob");
        code.Line("public Network Network;");
        foreach (Value input in program.Inputs)
            code.Line($"public ReadOnlySpan<{Type(program, input)}> {input.Caller!.Member}Rows;");
        foreach (ProgramOutput output in program.Outputs)
            code.Line($"public Span<float> {output.Binding.Member}Rows;");
        code.Line($"public int Count{(program.HasTime ? ", Time" : "")};");
        code.Blank();
        code.Open("public readonly void Run(int phase, int first, int end)");
        code.Line("int row = ParallelPrediction.Rows("
            + $"first, end, Count, blockRows: {BlockRows(context)}, out int rows);");
        code.Line("Network.Predict(").Indent();
        List<string> arguments = [.. Spans(program).Select(
            static span => $"{span.Member}Rows.Slice(row * {span.Size}, rows * {span.Size})")];
        if (program.HasTime)
            arguments.Add("rows");
        foreach (string argument in arguments.Take(arguments.Count - 1))
            code.Line(argument + ",");
        code.Line(arguments[arguments.Count - 1] + ");");
        code.Outdent().Close();
        code.Close();
    }

    private static IEnumerable<(string Local, string Member, string Size)> Spans(NetworkProgram program) =>
        program.Inputs.Select(static input => (input.Local, input.Caller!.Member, Size(input.Shape, input.SizeName)))
            .Concat(program.Outputs.Select(static output =>
                (output.Binding.Local, output.Binding.Member, Size(output.Shape, output.Binding.SizeName))));

    private static int BlockRows(EmissionContext context) =>
        context.Program.HasTime ? SequencePredictEmitter.BlockRows : context.Inference.BlockRows;

    private static string Size(Shape shape, string size) => shape.HasTime ? $"Time * {size}" : size;

    private static string Type(NetworkProgram program, Value input) =>
        CallerSpans.IsTokens(program, input) ? "int" : "float";

    private static string Count(NetworkProgram program) => program.HasTime ? "sequences" : "samples";
}
