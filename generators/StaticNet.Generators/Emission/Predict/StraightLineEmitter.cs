using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference of a small network as straight-line vector code: no loop, no call, every value in registers but for
/// one store where a layer's outputs become the next one's scalars.
/// </summary>
internal sealed class StraightLineEmitter
{
    /// <summary>
    /// The most calls of the vector interface in one method: the just-in-time compiler stops inlining them at about
    /// 350.
    /// </summary>
    public const int MostCalls = 250;

    // What one value may take on the stack.
    private const int MostValues = 64;

    private const string Parameters =
        "int samples, ref float firstInput, ref float parameters, ref float firstOutput";

    private readonly NetworkProgram _program;
    private readonly IReadOnlyList<Step> _steps;
    private readonly int _lanes;

    private StraightLineEmitter(NetworkProgram program, IReadOnlyList<Step> steps)
    {
        _program = program;
        _steps = steps;
        _lanes = steps.All(static step => step.Output.Size <= 8) ? 8 : 16;
    }

    /// <summary>The emitter, if the network is small enough and all its layers can be written so.</summary>
    public static StraightLineEmitter? For(EmissionContext context)
    {
        NetworkProgram program = context.Program;
        IReadOnlyList<Step> steps = context.Inference.Steps;
        if (steps.Count == 0 || !program.HasOneOfEach || steps.Any(static step => step.Inputs.Count > 1)
            || steps.Any(static step => step.Layer is not IStraightLine || step.Output.Size > MostValues))
            return null;
        StraightLineEmitter emitter = new(program, steps);
        return emitter.IsSmallEnough() ? emitter : null;
    }

    /// <summary>
    /// Writes the choice of the vector and the method for all samples, with another for those that it leaves.
    /// </summary>
    public void Emit(MemberWriter members)
    {
        CodeWriter code = PredictEmitter.Open(_program, members);
        EmitDispatch(code);
        code.Close();
        EmitSamples(code);
        EmitFlushedSamples(code);
    }

    private static IStraightLine Of(Step step) => (IStraightLine)step.Layer;

    private bool IsSmallEnough()
    {
        int calls = 0;
        foreach (Step step in _steps)
        {
            IStraightLine layer = Of(step);
            Step? producer = _program.Producer(NetworkProgram.InInference(step.Input));
            bool hasVectors = producer is { Layer: IStraightLine { WritesVectors: true } };
            bool isLast = step == _steps[_steps.Count - 1];
            if ((layer.ReadsVectors && !hasVectors) || !(layer.WritesVectors || isLast))
                return false;
            calls += layer.StraightLineCalls(step, _lanes)
                + ((step.Fused as IStraightLine)?.StraightLineCalls(step, _lanes) ?? 0);
        }
        return calls <= MostCalls;
    }

    // Vectors of 8 or 16 lanes, made of several narrower ones where the hardware has no wider.
    private void EmitDispatch(CodeWriter code)
    {
        string[] vectors = _lanes == 8
            ? ["Simd256", "SimdPair<Simd128>", "SimdPair<SimdPair<SimdPair<SimdScalar>>>"]
            : ["Simd512", "SimdPair<Simd256>", "SimdPair<SimdPair<Simd128>>",
                "SimdPair<SimdPair<SimdPair<SimdPair<SimdScalar>>>>"];
        const string Arguments = "samples, ref MemoryMarshal.GetReference(input), ref _parameters.Reference, "
            + "ref MemoryMarshal.GetReference(output)";
        for (int choice = 0; choice < vectors.Length; choice++)
        {
            string condition = choice < vectors.Length - 1 ? $"if ({vectors[choice]}.IsSupported)" : "";
            code.Line(choice == 0 ? condition : $"else {condition}".TrimEnd());
            code.Line($"    PredictSamples<{vectors[choice]}>({Arguments});");
        }
    }

    private void EmitSamples(CodeWriter code)
    {
        code.Blank();
        code.Summary($"All samples, with vectors of {_lanes} floats.");
        code.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        code.Line($"private static void PredictSamples<TSimd>({Parameters})");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Open("for (int sample = 0; sample < samples; sample++)");
        code.Line("ref float input = ref Unsafe.Add(ref firstInput, sample * InputSize);");
        code.Line("ref float output = ref Unsafe.Add(ref firstOutput, sample * OutputSize);");
        code.Open("if (Subnormals.Any(in input, InputSize))");
        code.Line("PredictFlushed<TSimd>(samples - sample, ref input, ref parameters, ref output);");
        code.Line("return;");
        code.Close();
        EmitMemory(code);
        foreach (Step step in _steps)
        {
            code.Blank();
            code.Line($"// {step.Output.Local} = {step.Formula}: "
                + $"{step.Input.Shape.ToSpacedString()} to {step.Output.Shape.ToSpacedString()}");
            Of(step).EmitStraightLine(new StraightLineEmission(code, step, _lanes));
            if (GoesToMemory(step))
                EmitLanes(step.Output, code);
        }
        EmitOutput(code);
        code.Close();
        code.Close();
    }

    // Here and not in the loop above, which then need not keep anything for after a call.
    private static void EmitFlushedSamples(CodeWriter code)
    {
        code.Blank();
        code.Summary("Samples that may have subnormal numbers: copies of them, with zeros in their place.");
        code.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        code.Line($"private static void PredictFlushed<TSimd>({Parameters})");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Open("for (int sample = 0; sample < samples; sample++)");
        code.Line("ref float input = "
            + "ref Subnormals.Flush(ref Unsafe.Add(ref firstInput, sample * InputSize), InputSize);");
        code.Line("ref float output = ref Unsafe.Add(ref firstOutput, sample * OutputSize);");
        code.Line("PredictSamples<TSimd>(1, ref input, ref parameters, ref output);");
        code.Close();
        code.Close();
    }

    // One block serves all layers: when a layer's results go there, it has read those of the layer before.
    private void EmitMemory(CodeWriter code)
    {
        IReadOnlyList<int> sizes = [.. _steps.Where(GoesToMemory).Select(static step => step.Output.Size)];
        if (sizes.Count == 0)
            return;
        code.Line($"Unsafe.SkipInit(out LaneMemory{(sizes.Max() <= 16 ? 16 : 64)} lanes);");
    }

    // Vectors go to memory where the next layer reads their lanes one by one.
    private bool GoesToMemory(Step step)
    {
        Value value = step.Output;
        bool isOutput = NetworkProgram.InInference(_program.Last) == value;
        bool isRead = isOutput || _steps.Any(
            reader => NetworkProgram.InInference(reader.Input) == value && !Of(reader).ReadsVectors);
        return isRead && Of(step).WritesVectors && !(isOutput && value.Size % _lanes == 0);
    }

    private void EmitLanes(Value value, CodeWriter code)
    {
        code.Line($"ref float {StraightLineEmission.Memory(value)} = ref lanes.First;");
        for (int vector = 0; vector < StraightLineEmission.VectorCount(value, _lanes); vector++)
            code.Line($"TSimd.Store({StraightLineEmission.Vector(value, vector, _lanes)}, "
                + $"ref {StraightLineEmission.Memory(value)}, {vector * _lanes});");
    }

    private void EmitOutput(CodeWriter code)
    {
        Value last = NetworkProgram.InInference(_program.Last);
        Step producer = _program.Producer(last)!;
        if (!Of(producer).WritesVectors)
            return;
        code.Blank();
        code.Line("// the output, without padding");
        if (last.Size % _lanes == 0)
        {
            for (int vector = 0; vector < StraightLineEmission.VectorCount(last, _lanes); vector++)
                code.Line($"TSimd.Store({StraightLineEmission.Vector(last, vector, _lanes)}, ref output, "
                    + $"{vector * _lanes});");
            return;
        }
        for (int index = 0; index < last.Size; index++)
            code.Line($"{StraightLineEmission.Offset("output", index)} = "
                + $"{StraightLineEmission.Offset(StraightLineEmission.Memory(last), index)};");
    }
}
