using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference: blocks of samples through all layers, so that what is between them stays in the cache.
/// </summary>
internal static class PredictEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        NetworkProgram program = context.Program;
        // IDEs show overloads in this order: the simplest first.
        if (IsChosenByLibrary(context))
        {
            EmitCallsOfLibrary(program, members);
            EmitBlocks(context, members.Network);
            return;
        }
        EmitConvenience(program, members);
        if (StraightLineEmitter.For(context) is { } straightLine)
        {
            straightLine.Emit(members);
            return;
        }
        CodeWriter code = Open(program, members);
        PassEmitter.EmitDispatch(code, "Predict", $"samples, {CallerSpans.References(program)}");
        code.Close();
        EmitBlocks(context, code);
    }

    /// <summary>
    /// Whether the library checks what callers pass and chooses the vector: of one input and one output. A call more
    /// would be felt by networks that are straight-line code.
    /// </summary>
    public static bool IsChosenByLibrary(EmissionContext context) =>
        context.Program is { HasTime: false, HasOneOfEach: true } && StraightLineEmitter.For(context) is null;

    private static void EmitCallsOfLibrary(NetworkProgram program, MemberWriter members)
    {
        string input = program.Input.Local, output = program.Output.Binding.Local;
        PublicMethod convenience = program.Contract.PredictNew!;
        EmitConvenienceDocs(program, members.Class.Blank());
        members.Call(convenience, input);
        members.Network.Blank().Line($"{convenience.Header} =>")
            .Line($"    VectorPrediction.Run(in this, {input}, InputSize, OutputSize);");
        members.Class.Blank();
        GraphDocs.EmitPredict(program, members.Class);
        members.Call(program.Contract.Predict, $"{input}, {output}");
        members.Network.Blank().Line($"{program.Contract.Predict.Header} =>")
            .Line($"    VectorPrediction.Run(in this, {input}, {output}, InputSize, OutputSize);");
    }

    /// <summary>Opens the method that users call, with its checks.</summary>
    public static CodeWriter Open(NetworkProgram program, MemberWriter members)
    {
        members.Class.Blank();
        GraphDocs.EmitPredict(program, members.Class);
        CodeWriter code = members.Open(program.Contract.Predict);
        CallerSpans.EmitSamples(program, code);
        CallerSpans.EmitOutputs(program, code);
        return code;
    }

    private static void EmitConvenience(NetworkProgram program, MemberWriter members)
    {
        if (program.Contract.PredictNew is not { } method)
            return;
        EmitConvenienceDocs(program, members.Class.Blank());
        CodeWriter code = members.Open(method);
        CallerSpans.EmitSamples(program, code);
        code.Line("float[] output = ShapeGuard.NewOutput(samples, OutputSize);");
        code.Line($"Predict({string.Join(", ", program.Inputs.Select(static input => input.Local))}, output);");
        code.Line("return output;");
        code.Close();
    }

    private static void EmitConvenienceDocs(NetworkProgram program, CodeWriter documentation)
    {
        documentation.Line(
            "/// <summary>Computes the outputs of any whole number of samples into a new array.</summary>");
        foreach (Value input in program.Inputs)
            documentation.Line(
                $"/// <param name=\"{input.Local.TrimStart('@')}\">[samples x {input.SizeName}], row-major.</param>");
        documentation.Line("/// <returns>[samples x OutputSize].</returns>");
    }

    private static void EmitBlocks(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        InferencePlan plan = context.Inference;
        code.Blank();
        string access = IsChosenByLibrary(context) ? "public" : "private";
        code.Line($"{access} void Predict<TSimd>(int samples, {CallerSpans.FirstRows(program)})");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line($"int blockRows = Math.Min(samples, {plan.BlockRows});");
        if (program.ParameterLength > 0)
            code.Line("ref float parameters = ref _parameters.Reference;");
        if (program.BufferLength > 0)
            code.Line("ref float buffers = ref _buffers.Reference;");
        if (plan.ScratchFloats > 0)
            code.Line($"ref float scratch = ref Scratch.Rent(blockRows * {plan.ScratchFloats});");
        code.Open("for (int first = 0; first < samples; first += blockRows)");
        code.Line("int rows = Math.Min(blockRows, samples - first);");
        EmitRows(context, code);
        foreach (Step step in plan.Calls)
            EmitStep(context, step, code);
        foreach (ProgramOutput output in program.Outputs)
            EmitOutputCopy(output, code);
        code.Close();
        code.Close();
    }

    private static void EmitRows(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        foreach (Value input in program.Inputs)
        {
            string first = $"ref Floats.At(ref {CallerSpans.First(input.Local)}, first * {input.SizeName})";
            code.Line(IsFlushedByReaders(context, input)
                ? $"ref float {input.Local} = {first};"
                : $"ref float {input.Local} = ref Subnormals.Flush({first}, rows * {input.SizeName});");
        }
        foreach (Binding output in program.Outputs.Select(static output => output.Binding))
            code.Line($"ref float {output.Local} = "
                + $"ref Floats.At(ref {CallerSpans.First(output.Local)}, first * {output.SizeName});");
    }

    private static bool IsFlushedByReaders(EmissionContext context, Value input) =>
        context.Program.Outputs.All(output => NetworkProgram.InInference(output.Value) != input)
        && context.Inference.Calls.Where(step => InferencePlan.Reads(step).Contains(input))
            .All(static step => step.Layer is IFlushesInput layer && layer.FlushesInput(step));

    private static void EmitStep(EmissionContext context, Step step, CodeWriter code)
    {
        InferencePlan plan = context.Inference;
        Step? pooling = plan.Pooled.TryGetValue(step, out Step? found) ? found : null;
        Value result = (pooling ?? step).Output;
        bool isOutput = result.Place == ValuePlace.Output;
        string output = isOutput ? result.Caller!.Local : result.Local;
        code.Blank();
        code.Line($"// {result.Local} = {pooling?.Layer.Formula(step.ShortFormula) ?? step.ShortFormula}");
        if (!isOutput)
            code.Line($"ref float {output} = {ScratchPlace.Of(("blockRows", plan.Scratch[result]))};");
        string arguments = StepArguments.Forward(
            context, step, InferencePlan.Reads(step).Select(static value => value.Local), output, "parameters", "first",
            isTraining: false);
        code.Line($"Layers<TSimd>.{step.Name}{(pooling is null ? "" : "Pooled")}Forward({arguments});");
    }

    private static void EmitOutputCopy(ProgramOutput output, CodeWriter code)
    {
        Value last = NetworkProgram.InInference(output.Value);
        if (last.Place == ValuePlace.Output)
            return;
        code.Blank();
        code.Line($"// {output.Binding.Local} = {last.Local}, without padding");
        PassForwardEmitter.EmitCopy(
            code, last.Local, last.Seen(output.Shape, isGradient: false), output.Binding.Local, output.Layout);
    }
}
