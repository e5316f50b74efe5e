using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference: blocks of samples through all layers, so that what is between them stays in the cache.
/// </summary>
internal static class PredictEmitter
{
    // A block's intermediate values take at most half of a common L2 cache.
    private const int MostScratchFloats = 64 * 1024;

    // The rows of a tile where there are many registers.
    private const int Tile = 8;

    // Whole tiles of 6 and of 8 rows.
    private const int Tiles = 48;

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        if (StraightLineEmitter.For(context.Program) is { } straightLine)
        {
            straightLine.Emit(members);
            EmitConvenience(members);
            return;
        }
        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        CodeWriter code = members.Open("public void Predict(ReadOnlySpan<float> input, Span<float> output)");
        code.Line("int samples = ShapeGuard.Samples(input.Length, InputSize);");
        code.Line("ShapeGuard.Length(\"output\", output.Length, samples, OutputSize);");
        code.Line("ShapeGuard.Disjoint(input, output);");
        PassEmitter.EmitDispatch(
            code, "Predict", "samples, ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(output)");
        code.Close();
        EmitConvenience(members);
        EmitBlocks(context, code);
    }

    private static void EmitConvenience(MemberWriter members)
    {
        CodeWriter documentation = members.Class.Blank();
        documentation.Line(
            "/// <summary>Computes the outputs of any whole number of samples into a new array.</summary>");
        documentation.Line("/// <param name=\"input\">[samples x InputSize], row-major.</param>");
        documentation.Line("/// <returns>[samples x OutputSize].</returns>");
        CodeWriter code = members.Open("public float[] Predict(ReadOnlySpan<float> input)");
        code.Line("int samples = ShapeGuard.Samples(input.Length, InputSize);");
        code.Line("float[] output = ShapeGuard.NewOutput(samples, OutputSize);");
        code.Line("Predict(input, output);");
        code.Line("return output;");
        code.Close();
    }

    private static void EmitBlocks(EmissionContext context, CodeWriter code)
    {
        int rows = BlockRows(context);
        code.Blank();
        code.Line("private void Predict<TSimd>(int samples, ref float firstInput, ref float firstOutput)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line($"int blockRows = Math.Min(samples, {rows});");
        if (context.Program.ParameterLength > 0)
            code.Line("ref float parameters = ref _parameters.Reference;");
        if (context.Program.BufferLength > 0)
            code.Line("ref float buffers = ref _buffers.Reference;");
        if (context.ScratchFloats > 0)
            code.Line($"ref float scratch = ref Scratch.Rent(blockRows * {context.ScratchFloats});");
        code.Open("for (int first = 0; first < samples; first += blockRows)");
        code.Line("int rows = Math.Min(blockRows, samples - first);");
        code.Line("ref float input = "
            + "ref Subnormals.Flush(ref Unsafe.Add(ref firstInput, first * InputSize), rows * InputSize);");
        code.Line("ref float output = ref Unsafe.Add(ref firstOutput, first * OutputSize);");
        foreach (Step step in context.PredictedSteps)
            EmitStep(context, step, code);
        EmitOutputCopy(context, code);
        code.Close();
        code.Close();
    }

    private static void EmitStep(EmissionContext context, Step step, CodeWriter code)
    {
        Step? pooling = context.Pooled.TryGetValue(step, out Step? found) ? found : null;
        Value result = (pooling ?? step).Output;
        string input = NetworkProgram.InInference(step.Input).Local;
        bool isOutput = result.Place == ValuePlace.Output;
        string output = isOutput ? "output" : result.Local;
        code.Blank();
        code.Line($"// {result.Local} = {pooling?.Layer.Formula(step.Formula) ?? step.Formula}");
        if (!isOutput)
            code.Line($"ref float {output} = ref Unsafe.Add(ref scratch, blockRows * {context.Scratch[result]});");
        string arguments = StepArguments.Forward(
            context, step, input, output, "parameters", "first", isTraining: false);
        code.Line($"Layers.{step.Name}{(pooling is null ? "" : "Pooled")}Forward<TSimd>({arguments});");
    }

    private static void EmitOutputCopy(EmissionContext context, CodeWriter code)
    {
        if (!context.CopiesOutput)
            return;
        Value last = NetworkProgram.InInference(context.Program.Last);
        code.Blank();
        code.Line($"// output = {last.Local}, without padding");
        PassForwardEmitter.EmitCopy(
            code, last.Local, last.Seen(context.Program.Network.OutputShape, isGradient: false), "output",
            context.Program.OutputLayout);
    }

    // Where even a few samples fill the cache, as images do, each goes through all layers by itself.
    private static int BlockRows(EmissionContext context)
    {
        int floats = Math.Max(context.ScratchFloats, 1);
        bool hasImages = context.Program.Steps.Any(static step => step.Output.Positions > 1);
        if (hasImages && floats > MostScratchFloats / Tiles)
        {
            int samples = Math.Max(MostScratchFloats / floats, 1);
            return samples > Tile ? samples - samples % Tile : samples;
        }
        // Offsets in scratch memory are ints, which a block of the largest samples must not overflow either.
        int most = Math.Max((int)(Layers.Sizes.Most / floats), 1);
        return Math.Min(Math.Min(Math.Max(MostScratchFloats / floats / Tiles, 1), 8) * Tiles, most);
    }
}
