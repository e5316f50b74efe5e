using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes what stands behind the interfaces of a network with several inputs or outputs: those take one span, in which
/// the inputs, or outputs, lie one block after another.
/// </summary>
internal static class GraphInterfaceEmitter
{
    public static void Emit(EmissionContext context, CodeWriter ofClass, CodeWriter ofNetwork)
    {
        NetworkProgram program = context.Program;
        string network = $"INetwork<{context.Declaration.FullName}>";
        const string Input = "ReadOnlySpan<float> input";
        Member(
            ofClass, $"void {network}.Predict({Input}, Span<float> output)", "PredictBlocks(input, output)");
        Member(
            ofClass, $"ReadOnlySpan<float> {network}.Forward({Input}, Workspace workspace, bool training)",
            "ForwardBlocks(input, workspace, training)");
        Member(
            ofClass,
            $"void {network}.Backward(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
                + "Span<float> dInput, bool accumulate)",
            "BackwardBlocks(dOutput, workspace, gradients, dInput, accumulate)");
        EmitPredict(program, ofNetwork);
        EmitForward(program, ofNetwork);
        EmitBackward(program, ofNetwork);
        if (program.Losses.Count == 0)
            return;
        EmitTrainable($"ITrainableNetwork<{context.Declaration.FullName}>", ofClass);
        EmitLoss(program, ofNetwork, withGradients: false);
        EmitLoss(program, ofNetwork, withGradients: true);
    }

    private static void Member(CodeWriter code, string header, string call) =>
        code.Blank().Line($"{header} =>").Line($"    _network.{call};");

    private static void EmitTrainable(string trainable, CodeWriter code)
    {
        foreach ((string method, string last) in new[] { ("Loss", "output"), ("LossAndGradients", "gradients") })
        {
            foreach (string type in new[] { "float", "int" })
                Member(
                    code,
                    $"float {trainable}.{method}(ReadOnlySpan<float> input, ReadOnlySpan<{type}> targets, "
                        + $"Workspace workspace, Span<float> {last})",
                    $"{method}Blocks(input, TargetBlocks.Of(targets), workspace, {last})");
            Member(
                code,
                $"float {trainable}.{method}(ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, "
                    + $"Span<float> {last})",
                $"{method}Blocks(input, in targets, workspace, {last})");
        }
    }

    private static void EmitPredict(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public void PredictBlocks(ReadOnlySpan<float> input, Span<float> output)");
        EmitSamples(program, code);
        code.Line($"ShapeGuard.Length(\"output\", output.Length, samples, {OutputSizes(program)});");
        code.Line($"Predict({Join(Inputs(program).Concat(Outputs(program)))});");
        code.Close();
    }

    private static void EmitForward(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public ReadOnlySpan<float> ForwardBlocks("
            + "ReadOnlySpan<float> input, Workspace workspace, bool training)");
        EmitSamples(program, code);
        string inputs = Join(Inputs(program));
        if (program.Outputs.Count == 1)
        {
            code.Line($"return Forward({inputs}, workspace, training);");
            code.Close();
            return;
        }
        string first = program.Output.Binding.Local;
        string others = string.Concat(Enumerable.Repeat(", out _", program.Outputs.Count - 1));
        code.Line($"Forward({inputs}, workspace, out ReadOnlySpan<float> {first}{others}, training);");
        code.Line("// the others follow it");
        code.Line($"return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference({first}), "
            + $"samples * ({OutputSizes(program)}));");
        code.Close();
    }

    private static void EmitBackward(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Open("public void BackwardBlocks(ReadOnlySpan<float> dOutput, Workspace workspace, "
            + "Span<float> gradients, Span<float> dInput, bool accumulate)");
        code.Line("int samples = workspace.Batch;");
        code.Line($"ShapeGuard.Length(\"dOutput\", dOutput.Length, samples, {OutputSizes(program)});");
        CallerSpans.EmitOptionalLength("dInput", InputSizes(program), code);
        IEnumerable<string> dOutputs = Blocks("dOutput", program.Outputs.Select(static output => output.Binding.SizeName));
        IEnumerable<string> dInputs = Blocks("dInput", program.Inputs.Select(static input => input.SizeName))
            .Select(static block => $"dInput.IsEmpty ? default : {block}");
        code.Line($"Backward({Join(dOutputs)}, workspace, gradients, {Join(dInputs)}, accumulate);");
        code.Close();
    }

    private static void EmitLoss(NetworkProgram program, CodeWriter code, bool withGradients)
    {
        string method = withGradients ? "LossAndGradients" : "Loss", last = withGradients ? "gradients" : "output";
        code.Blank();
        code.Open($"public float {method}Blocks(ReadOnlySpan<float> input, in TargetBlocks targets, "
            + $"Workspace workspace, Span<float> {last})");
        EmitSamples(program, code);
        if (!withGradients)
            CallerSpans.EmitOptionalLength("output", OutputSizes(program), code);
        code.Line($"TargetReader reader = new(in targets, {program.Losses.Count});");
        foreach (ProgramOutput output in program.Losses)
            EmitTargets(program, output, code);
        code.Line("reader.End();");
        IEnumerable<string> results = withGradients
            ? ["gradients"]
            : Outputs(program).Select(static block => $"output.IsEmpty ? default : {block}");
        IEnumerable<string> targets = program.Losses.Select(output => LossNames.TargetsOf(program, output) + "Block");
        code.Line($"return {method}({Join([.. Inputs(program), .. targets, "workspace", .. results])});");
        code.Close();
    }

    private static void EmitTargets(NetworkProgram program, ProgramOutput output, CodeWriter code)
    {
        string local = LossNames.TargetsOf(program, output) + "Block", name = output.Binding.Name;
        int size = output.Shape.Size, indices = output.Shape.Size / output.Shape.Last;
        string values = $"reader.Values(\"{name}\", samples, {size})";
        if (output.Loss is not ITakesIndices)
        {
            code.Line($"ReadOnlySpan<float> {local} = {values};");
            return;
        }
        code.Line($"OutputTargets {local} = reader.NextAreIndices");
        code.Line($"    ? reader.Indices(\"{name}\", samples, {indices})");
        code.Line($"    : {values};");
    }

    private static void EmitSamples(NetworkProgram program, CodeWriter code) =>
        code.Line($"int samples = ShapeGuard.Samples(input.Length, {InputSizes(program)});");

    /// <summary>The values of all inputs together.</summary>
    public static string InputSizes(NetworkProgram program) =>
        string.Join(" + ", program.Inputs.Select(static input => input.SizeName));

    /// <summary>The values of all outputs together.</summary>
    public static string OutputSizes(NetworkProgram program) =>
        string.Join(" + ", program.Outputs.Select(static output => output.Binding.SizeName));

    private static IEnumerable<string> Inputs(NetworkProgram program) =>
        Blocks("input", program.Inputs.Select(static input => input.SizeName));

    private static IEnumerable<string> Outputs(NetworkProgram program) =>
        Blocks("output", program.Outputs.Select(static output => output.Binding.SizeName));

    private static IEnumerable<string> Blocks(string span, IEnumerable<string> sizes)
    {
        List<string> before = [];
        foreach (string size in sizes)
        {
            string start = before.Count switch
            {
                0 => "0",
                1 => $"samples * {before[0]}",
                _ => $"samples * ({string.Join(" + ", before)})",
            };
            yield return $"{span}.Slice({start}, samples * {size})";
            before.Add(size);
        }
    }

    private static string Join(IEnumerable<string> items) => string.Join(", ", items);
}
