using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the methods of a network with several inputs or outputs that take all inputs in one span, one block after
/// another, and all outputs likewise: its interfaces call them.
/// </summary>
internal static class BlocksEmitter
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        EmitPredict(program, code);
        EmitForward(program, code);
        if (!program.IsFrozen)
            EmitBackward(program, code);
        if (program.Losses.Count == 0)
            return;
        EmitLoss(program, code, withGradients: false);
        EmitLoss(program, code, withGradients: true);
    }

    /// <summary>The values of all inputs together.</summary>
    public static string InputSizes(NetworkProgram program) =>
        string.Join(" + ", program.Inputs.Select(static input => input.SizeName));

    /// <summary>The values of all outputs together.</summary>
    public static string OutputSizes(NetworkProgram program) =>
        string.Join(" + ", program.Outputs.Select(static output => output.Binding.SizeName));

    private static void EmitPredict(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public void PredictBlocks(ReadOnlySpan<float> input, Span<float> output)");
        EmitRows(program, code, sequences: "1");
        code.Line(OutputLength(program, "output"));
        string sequences = program.HasTime ? ", samples" : "";
        code.Line($"Predict({Join(Inputs(program).Concat(Outputs(program, "output")))}{sequences});");
        code.Close();
    }

    private static void EmitForward(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public ReadOnlySpan<float> ForwardBlocks("
            + "ReadOnlySpan<float> input, Workspace workspace, bool training)");
        EmitRows(program, code);
        string call = $"Forward({Join(Inputs(program))}, {CalledWith(program)}workspace";
        string training = program.IsFrozen ? "" : ", training";
        if (program.Outputs.Count == 1)
        {
            code.Line($"return {call}{training});");
            code.Close();
            return;
        }
        string first = program.Output.Binding.Local;
        string others = string.Concat(Enumerable.Repeat(", out _", program.Outputs.Count - 1));
        code.Line($"{call}, out ReadOnlySpan<float> {first}{others}{training});");
        code.Line("// the others follow it");
        code.Line($"return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference({first}), "
            + $"{Total(program, program.Outputs.Select(Port))});");
        code.Close();
    }

    private static void EmitBackward(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public void BackwardBlocks(ReadOnlySpan<float> dOutput, Workspace workspace, "
            + "Span<float> gradients, Span<float> dInput, bool accumulate)");
        code.Line("int samples = workspace.Batch;");
        if (program.HasTime)
            code.Line("int steps = samples * workspace.Time;");
        code.Line(OutputLength(program, "dOutput"));
        code.Line("if (!dInput.IsEmpty)")
            .Line($"    ShapeGuard.Length(\"dInput\", dInput.Length, 1, {Total(program, program.Inputs.Select(Port))});");
        IEnumerable<string> dInputs = Blocks("dInput", program.Inputs.Select(Port)).Select((block, index) =>
            CallerSpans.IsTokens(program, program.Inputs[index]) ? "default" : $"dInput.IsEmpty ? default : {block}");
        code.Line($"Backward({Join(Outputs(program, "dOutput"))}, workspace, gradients, {Join(dInputs)}, accumulate"
            + $"{(program.IsRecurrent ? ", null, null" : "")});");
        code.Close();
    }

    private static void EmitLoss(NetworkProgram program, CodeWriter code, bool withGradients)
    {
        string method = withGradients ? "LossAndGradients" : "Loss", last = withGradients ? "gradients" : "output";
        code.Blank();
        code.Open($"public float {method}Blocks(ReadOnlySpan<float> input, in TargetBlocks targets, "
            + $"Workspace workspace, Span<float> {last})");
        EmitRows(program, code);
        if (!withGradients)
            code.Line("if (!output.IsEmpty)").Line("    " + OutputLength(program, "output"));
        code.Line($"TargetReader reader = new(in targets, {program.Losses.Count});");
        foreach (ProgramOutput output in program.Losses)
            EmitTargets(program, output, code);
        code.Line("reader.End();");
        IEnumerable<string> results = withGradients
            ? ["gradients"]
            : Outputs(program, "output").Select(static block => $"output.IsEmpty ? default : {block}");
        IEnumerable<string> targets = program.Losses.Select(output => LossNames.TargetsOf(program, output) + "Block");
        code.Line($"return {method}({Join([.. Inputs(program), .. targets])}, {CalledWith(program)}"
            + $"{Join(["workspace", .. results])});");
        code.Close();
    }

    private static void EmitTargets(NetworkProgram program, ProgramOutput output, CodeWriter code)
    {
        string local = LossNames.TargetsOf(program, output) + "Block", name = output.Binding.Name;
        string rows = output.Shape.HasTime ? "steps" : "samples";
        string values = $"reader.Values(\"{name}\", {rows}, {output.Shape.Size})";
        if (output.Loss is not ITakesIndices)
        {
            code.Line($"ReadOnlySpan<float> {local} = {values};");
            return;
        }
        code.Line($"OutputTargets {local} = reader.NextAreIndices");
        code.Line($"    ? reader.Indices(\"{name}\", {rows}, {LossMembersEmitter.TargetIndices(output)})");
        code.Line($"    : {values};");
    }

    // How many samples there are; of sequences the workspace says it, and the length how many time steps they have.
    private static void EmitRows(
        NetworkProgram program, CodeWriter code, string sequences = "SequenceGuard.Sequences(workspace)")
    {
        if (!program.HasTime)
        {
            code.Line($"int samples = ShapeGuard.Samples(input.Length, {InputSizes(program)});");
            return;
        }
        string timed = Sum(program.Inputs.Where(static input => input.Shape.HasTime));
        string others = Sum(program.Inputs.Where(static input => !input.Shape.HasTime));
        code.Line($"int samples = {sequences};");
        code.Line($"int steps = samples * SequenceGuard.Time(input.Length, {timed}, {others}, samples);");
    }

    private static string Sum(IEnumerable<Value> inputs) =>
        string.Join(" + ", inputs.Select(static input => input.SizeName).DefaultIfEmpty("0"));

    private static string CalledWith(NetworkProgram program) => program.HasTime
        ? $"{(program.IsRecurrent ? "null, " : "")}samples, workspace.SequenceLengths, "
        : "";

    private static string OutputLength(NetworkProgram program, string span) => program.HasTime
        ? $"ShapeGuard.Length(\"{span}\", {span}.Length, 1, {Total(program, program.Outputs.Select(Port))});"
        : $"ShapeGuard.Length(\"{span}\", {span}.Length, samples, {OutputSizes(program)});";

    private static (string Rows, string Size) Port(Value input) =>
        (input.Shape.HasTime ? "steps" : "samples", input.SizeName);

    private static (string Rows, string Size) Port(ProgramOutput output) =>
        (output.Shape.HasTime ? "steps" : "samples", output.Binding.SizeName);

    private static string Total(NetworkProgram program, IEnumerable<(string Rows, string Size)> ports) =>
        program.HasTime
            ? string.Join(" + ", ports.Select(static port => $"{port.Rows} * {port.Size}"))
            : $"samples * ({string.Join(" + ", ports.Select(static port => port.Size))})";

    private static IEnumerable<string> Inputs(NetworkProgram program) =>
        Blocks("input", program.Inputs.Select(Port)).Select((block, index) =>
            CallerSpans.IsTokens(program, program.Inputs[index])
                ? $"TokenFloats.ToTokens({block}, {index})"
                : block);

    private static IEnumerable<string> Outputs(NetworkProgram program, string span) =>
        Blocks(span, program.Outputs.Select(Port));

    private static IEnumerable<string> Blocks(string span, IEnumerable<(string Rows, string Size)> ports)
    {
        List<string> before = [];
        foreach ((string rows, string size) in ports)
        {
            string start = before.Count == 0 ? "0" : string.Join(" + ", before);
            yield return $"{span}.Slice({start}, {rows} * {size})";
            before.Add($"{rows} * {size}");
        }
    }

    private static string Join(IEnumerable<string> items) => string.Join(", ", items);
}
