using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

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
        code.Open("internal ref struct Pass : IVectorJob");
        if (context.Program.IsFrozen)
        {
            FrozenPassEmitter.Emit(context, code);
            code.Close();
            return;
        }
        EmitFields(context, code);
        EmitRun(context, code);
        PassForwardEmitter.Emit(context, code);
        foreach (ProgramOutput output in context.Program.Losses)
            LossEmitter.Emit(context, output, code);
        LossEmitter.EmitClear(context, code);
        PassBackwardEmitter.Emit(context, code);
        BatchPhases.EmitMethods(context, code);
        code.Blank();
        BatchPhases.EmitStatistics(context, code);
        PassRows.EmitMethods(context, code);
        code.Close();
    }

    private static void EmitFields(EmissionContext context, CodeWriter code)
    {
        BatchPhases.EmitConstants(context, code);
        code.Line($"public const int TransposeParts = {context.Memory.Transposed.Count};");
        code.Line($"public const int WeightRowsPerPart = {ParameterGradientsEmitter.WeightRowsPerPart};");
        code.Line($"public const int ParameterGradientsParts = {PassBackwardEmitter.ParameterParts(context)};");
        code.Line($"public const int FloatsPerSample = {context.Memory.FloatsPerSample}, "
            + $"FixedFloats = {context.Memory.FixedFloats};");
        code.Line($"public const long Flops = {context.Program.Work};");
        if (context.Program.HasTime)
            code.Line($"public const int FloatsPerStep = {context.Memory.FloatsPerStep};");
        code.Blank();
        PassRows.EmitConstants(context, code);
        IEnumerable<string> references =
        [
            "Parameters", .. context.Program.BufferLength > 0 ? ["Buffers"] : Array.Empty<string>(),
            .. context.Program.Inputs.Select(static input => input.Caller!.Field), "Memory", "Gradients",
            .. context.Program.Outputs.Select(static output => output.Binding.GradientMember),
            .. context.Program.Inputs.Select(static input => input.Caller!.GradientMember),
        ];
        code.Line($"public ref float {string.Join(", ", references)};");
        if (context.Program.IsRecurrent)
            code.Line("public ref float State, DState, DStateIn;");
        code.Line("public int Samples, Capacity;");
        if (context.Program.HasTime)
            code.Line("public int Time, StepCapacity;").Line("public ReadOnlySpan<int> Lengths;");
        code.Line("public bool Training, Accumulate, WantsInputGradient;");
        if (context.FusedUpdates.Weights.Count > 0)
            code.Line("public WeightUpdate Updates;");
        foreach (ProgramOutput output in context.Program.Losses)
            EmitLossFields(context.Program, output, code);
        if (context.Program.IsRandomInTraining)
            code.Line("public ulong DropoutSeed, DropoutStep;");
    }

    private static void EmitLossFields(NetworkProgram program, ProgramOutput output, CodeWriter code)
    {
        if (output.Loss is ITakesIndices)
            code.Line($"public ReadOnlySpan<int> {LossNames.Field(program, output, "Labels")};");
        code.Line($"public ReadOnlySpan<float> {LossNames.Field(program, output, "Targets")};");
        code.Line($"public LossWeights {LossNames.Field(program, output, "Weights")};");
        code.Line($"public Span<double> {LossNames.Field(program, output, "SampleLosses")};");
        code.Line($"public float {LossNames.Field(program, output, "Scale")};");
    }

    private static void EmitRun(EmissionContext context, CodeWriter code)
    {
        SampleParts.EmitAtOnce(context.Program, code);
        code.Blank();
        code.Line("public void Run(int phase, int first, int end) => VectorJob.Run(ref this, phase, first, end);");
        code.Blank();
        code.Line("public readonly void Run<TSimd>(int phase, int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line($"int firstSample = first * {SampleParts.Size(context.Program)};");
        code.Line($"int endSample = Math.Min(end * {SampleParts.Size(context.Program)}, Samples);");
        code.Open("switch (phase)");
        EmitCase(code, "PassPhase.Transpose", "TransposeWeights<TSimd>(first, end);");
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
        EmitCase(code, "PassPhase.Forward", [forward, .. output]);
        string[] sums = BatchPhases.GradientSums(context, context.Gradients.Barriers.FirstOrDefault());
        EmitCase(code, "PassPhase.Backward", ["BackwardFromOutput<TSimd>(firstSample, endSample);", .. sums]);
        EmitCase(code, "PassPhase.ParameterGradients", "ParameterGradients<TSimd>(first, end);");
        if (context.Program.Losses.Count > 0)
        {
            const string Samples = "firstSample, endSample";
            EmitCase(
                code, "PassPhase.Loss",
                [forward, .. LossEmitter.Calls(context, Samples, withGradient: false), .. output]);
            string[] backward = context.Program.HasParameters ? [$"Backward<TSimd>({Samples});", .. sums] : [];
            EmitCase(code, "PassPhase.LossAndBackward",
            [
                PassForwardEmitter.LastSegment(context.Program) + $"<TSimd>({Samples});",
                .. LossEmitter.Calls(context, Samples, withGradient: true), .. backward,
            ]);
        }
        foreach ((string phase, string[] calls) in BatchPhases.Cases(context, output))
            EmitCase(code, phase, calls);
        code.Close();
        code.Close();
    }

    // Sequences are time-major within each part, so parts go through the layers one by one.
    private static void EmitSequenceCases(EmissionContext context, CodeWriter code)
    {
        EmitCase(code, "PassPhase.ParameterGradients", "ParameterGradients<TSimd>(first, end);");
        code.Line("default:").Indent();
        code.Line($"for (int sample = firstSample; sample < endSample; sample += {SampleParts.Size(context.Program)})");
        code.Line("    RunPart<TSimd>(phase, sample, sample + RowsOf(sample));");
        code.Line("break;").Outdent();
        code.Close();
        code.Close();
        code.Blank();
        code.Line("private readonly void RunPart<TSimd>(int phase, int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Open("switch (phase)");
        const string Forward = "ForwardLayers<TSimd>(first, end);", Output = "WriteOutput<TSimd>(first, end);";
        EmitCase(code, "PassPhase.Forward", Forward, Output);
        EmitCase(code, "PassPhase.Backward", "BackwardFromOutput<TSimd>(first, end);");
        if (context.Program.Losses.Count == 0)
            return;
        const string Sequences = "first, end";
        EmitCase(
            code, "PassPhase.Loss", [Forward, .. LossEmitter.Calls(context, Sequences, withGradient: false), Output]);
        string[] backward = context.Program.HasParameters ? [$"Backward<TSimd>({Sequences});"] : [];
        EmitCase(
            code, "PassPhase.LossAndBackward",
            [Forward, .. LossEmitter.Calls(context, Sequences, withGradient: true), .. backward]);
    }

    /// <summary>Chooses the widest vector that the hardware has.</summary>
    public static void EmitDispatch(CodeWriter code, string method, string arguments) => code
        .Line("if (Simd512.IsSupported)")
        .Line($"    {method}<Simd512>({arguments});")
        .Line("else if (Simd256.IsSupported)")
        .Line($"    {method}<Simd256>({arguments});")
        .Line("else if (Simd128.IsSupported)")
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
}
