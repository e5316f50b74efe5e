using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Memory;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the job that runs a batch in phases: samples are independent of each other up to the parameter gradients,
/// which are independent weight row by weight row.
/// </summary>
internal static class PassEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        code.Summary("One pass over a batch. Its phases run one after the other, the parts of each on any thread.");
        code.Line(SourceFile.GeneratedCode);
        code.Open("internal ref struct Pass : IParallelJob");
        EmitFields(context, code);
        EmitRun(context, code);
        PassForwardEmitter.Emit(context, code);
        if (context.Program.Loss is not null)
            LossEmitter.Emit(context, code);
        PassBackwardEmitter.Emit(context, code);
        BatchPhases.EmitMethods(context, code);
        EmitAccessors(context, code);
        code.Close();
    }

    private static void EmitFields(EmissionContext context, CodeWriter code)
    {
        code.Line("private const int InputSize = Layers.InputSize, OutputSize = Layers.OutputSize;").Blank();
        string[] phases = ["Transpose", "Forward", "Loss", "LossAndBackward", "Backward", "ParameterGradients"];
        for (int phase = 0; phase < phases.Length; phase++)
            code.Line($"public const int {phases[phase]}Phase = {phase};");
        code.Blank();
        BatchPhases.EmitConstants(context, code, phases.Length);
        code.Line($"public const int TransposeParts = {context.Memory.Transposed.Count};");
        code.Line($"public const int WeightRowsPerPart = {PassBackwardEmitter.WeightRowsPerPart};");
        code.Line($"public const int ParameterGradientsParts = {PassBackwardEmitter.ParameterParts(context)};");
        code.Line($"public const int FloatsPerSample = {context.Memory.FloatsPerSample}, "
            + $"FixedFloats = {context.Memory.FixedFloats};");
        if (context.Program.HasTime)
            code.Line($"public const int FloatsPerStep = {context.Memory.FloatsPerStep};");
        code.Blank();
        string buffers = context.Program.BufferLength > 0 ? "Buffers, " : "";
        code.Line($"public ref float Parameters, {buffers}Input, Memory, Gradients, DOutput, DInput;");
        if (context.Program.IsRecurrent)
            code.Line("public ref float State, DState, DStateIn;");
        code.Line("public int Samples, Capacity;");
        if (context.Program.HasTime)
            code.Line("public int Time, StepCapacity;").Line("public ReadOnlySpan<int> Lengths;");
        code.Line("public bool Training, Accumulate, WantsInputGradient;");
        if (context.Program.Loss is { } loss)
        {
            if (loss is ITakesIndices)
                code.Line("public ReadOnlySpan<int> Labels;");
            code.Line("public ReadOnlySpan<float> Targets;");
            code.Line("public LossWeights Weights;");
            code.Line("public Span<double> SampleLosses;");
            code.Line("public float Scale;");
        }
        if (context.Program.IsRandomInTraining)
            code.Line("public ulong DropoutSeed, DropoutStep;");
    }

    private static void EmitRun(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Open("public readonly void Run(int phase, int first, int end)");
        EmitDispatch(code, "Run", "phase, first, end");
        code.Close();

        code.Blank();
        code.Line("private readonly void Run<TSimd>(int phase, int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line("int firstSample = first * Partition.SamplesPerPart;");
        code.Line("int endSample = Math.Min(end * Partition.SamplesPerPart, Samples);");
        code.Open("switch (phase)");
        EmitCase(code, "TransposePhase", "TransposeWeights<TSimd>(first, end);");
        if (context.Program.HasTime)
        {
            EmitSequenceCases(context, code);
            code.Close();
            code.Close();
            return;
        }
        string forward = "ForwardLayers<TSimd>(firstSample, endSample);";
        string[] output = PassForwardEmitter.WritesOutput(context.Program)
            ? ["WriteOutput<TSimd>(firstSample, endSample);"]
            : [];
        EmitCase(code, "ForwardPhase", [forward, .. output]);
        string[] sums = BatchPhases.GradientSums(context.Program.Barriers.LastOrDefault());
        EmitCase(code, "BackwardPhase", ["BackwardFromOutput<TSimd>(firstSample, endSample);", .. sums]);
        EmitCase(code, "ParameterGradientsPhase", "ParameterGradients<TSimd>(first, end);");
        if (context.Program.Loss is not null)
        {
            const string Samples = "firstSample, endSample";
            EmitCase(
                code, "LossPhase", [forward, LossEmitter.Call(context.Program, Samples, withGradient: false), .. output]);
            string[] backward = context.Program.HasParameters ? [$"Backward<TSimd>({Samples});", .. sums] : [];
            EmitCase(code, "LossAndBackwardPhase",
            [
                PassForwardEmitter.LastSegment(context.Program) + $"<TSimd>({Samples});",
                LossEmitter.Call(context.Program, Samples, withGradient: true), .. backward,
            ]);
        }
        foreach ((string phase, string[] calls) in BatchPhases.Cases(context.Program, output))
            EmitCase(code, phase, calls);
        code.Close();
        code.Close();
    }

    // Sequences are time-major within each part, so parts go through the layers one by one.
    private static void EmitSequenceCases(EmissionContext context, CodeWriter code)
    {
        EmitCase(code, "ParameterGradientsPhase", "ParameterGradients<TSimd>(first, end);");
        code.Line("default:").Indent();
        code.Line("for (int sample = firstSample; sample < endSample; sample += Partition.SamplesPerPart)");
        code.Line("    RunPart<TSimd>(phase, sample, sample + RowsOf(sample));");
        code.Line("break;").Outdent();
        code.Close();
        code.Close();
        code.Blank();
        code.Line("private readonly void RunPart<TSimd>(int phase, int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Open("switch (phase)");
        const string Forward = "ForwardLayers<TSimd>(first, end);", Output = "WriteOutput<TSimd>(first, end);";
        EmitCase(code, "ForwardPhase", Forward, Output);
        EmitCase(code, "BackwardPhase", "BackwardFromOutput<TSimd>(first, end);");
        if (context.Program.Loss is null)
            return;
        const string Sequences = "first, end";
        EmitCase(
            code, "LossPhase", Forward, LossEmitter.Call(context.Program, Sequences, withGradient: false), Output);
        string[] backward = context.Program.HasParameters ? [$"Backward<TSimd>({Sequences});"] : [];
        EmitCase(
            code, "LossAndBackwardPhase",
            [Forward, LossEmitter.Call(context.Program, Sequences, withGradient: true), .. backward]);
    }

    /// <summary>Chooses the widest vector that the hardware has.</summary>
    public static void EmitDispatch(CodeWriter code, string method, string arguments) => code
        .Line("if (Vector512.IsHardwareAccelerated)")
        .Line($"    {method}<Simd512>({arguments});")
        .Line("else if (Vector256.IsHardwareAccelerated)")
        .Line($"    {method}<Simd256>({arguments});")
        .Line("else if (Vector128.IsHardwareAccelerated)")
        .Line($"    {method}<Simd128>({arguments});")
        .Line("else")
        .Line($"    {method}<SimdScalar>({arguments});");

    private static void EmitCase(CodeWriter code, string phase, params string[] calls)
    {
        code.Line($"case {phase}:").Indent();
        foreach (string call in calls)
            code.Line(call);
        code.Line("break;").Outdent();
    }

    private static void EmitAccessors(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        if (context.Program.HasTime)
        {
            SequenceAccessors.Emit(context, code);
            return;
        }
        BatchPhases.EmitStatistics(context, code);
        code.Line("// the row of a sample in the caller's memory and in the workspace");
        code.Line("private readonly ref float InputRow(int sample) => ref Unsafe.Add(ref Input, sample * InputSize);");
        code.Line(
            "private readonly ref float DOutputRow(int sample) => ref Unsafe.Add(ref DOutput, sample * OutputSize);");
        code.Line(
            "private readonly ref float DInputRow(int sample) => ref Unsafe.Add(ref DInput, sample * InputSize);");
        foreach (Memory.Buffer buffer in context.Memory.Buffers)
        {
            string access = buffer.Name is "InputCopy" or "Output" ? "public" : "private";
            Value? replaced = context.Program.Steps.FirstOrDefault(
                step => step.Output.Member == buffer.Name)?.Output.ReplacesInTraining;
            string stride = buffer.Name switch
            {
                "InputCopy" => "InputSize",
                "Output" => "OutputSize",
                _ => $"{replaced?.Stride ?? buffer.Stride}",
            };
            string row = $"ref Unsafe.Add(ref Memory, FixedFloats + {buffer.Offset} * Capacity + sample * {stride})";
            code.Line($"{access} readonly ref float {buffer.Name}Row(int sample) => "
                + (replaced is null
                    ? $"{row};"
                    : $"ref Training ? {row} : ref {PassForwardEmitter.Row(replaced, "sample")};"));
        }
    }
}
