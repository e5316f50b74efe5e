using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

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

    /// <summary>Writes the loop over samples, the choice of the vector, and the method for one sample.</summary>
    public void Emit(MemberWriter members)
    {
        CodeWriter code = PredictEmitter.Open(_program, members);
        code.Line("ref float parameters = ref _parameters.Reference;");
        code.Open("for (int sample = 0; sample < samples; sample++)");
        code.Line("ref float sampleInput = ref Subnormals.Flush("
            + "ref Unsafe.Add(ref MemoryMarshal.GetReference(input), sample * InputSize), InputSize);");
        code.Line(
            "ref float sampleOutput = ref Unsafe.Add(ref MemoryMarshal.GetReference(output), sample * OutputSize);");
        EmitDispatch(code);
        code.Close();
        code.Close();
        EmitSample(code);
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
        string[] hardware = _lanes == 8 ? ["Vector256", "Vector128"] : ["Vector512", "Vector256", "Vector128"];
        for (int choice = 0; choice < vectors.Length; choice++)
        {
            string condition = choice < hardware.Length ? $"if ({hardware[choice]}.IsHardwareAccelerated)" : "";
            code.Line($"{(choice > 0 ? "else" : "")}{(choice > 0 && condition.Length > 0 ? " " : "")}{condition}");
            code.Line($"    PredictSample<{vectors[choice]}>(ref sampleInput, ref parameters, ref sampleOutput);");
        }
    }

    private void EmitSample(CodeWriter code)
    {
        code.Blank();
        code.Summary($"One sample, with vectors of {_lanes} floats.");
        code.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        code.Line("private static void PredictSample<TSimd>(ref float input, ref float parameters, ref float output)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        foreach (Step step in _steps)
        {
            code.Blank();
            code.Line($"// {step.Output.Local} = {step.Formula}: "
                + $"{step.Input.Shape.ToSpacedString()} to {step.Output.Shape.ToSpacedString()}");
            Of(step).EmitStraightLine(new StraightLineEmission(code, step, _lanes));
            EmitMemory(step, code);
        }
        EmitOutput(code);
        code.Close();
    }

    // Vectors go to memory where the next layer reads their lanes one by one.
    private void EmitMemory(Step step, CodeWriter code)
    {
        Value value = step.Output;
        bool isOutput = NetworkProgram.InInference(_program.Last) == value;
        bool isRead = isOutput || _steps.Any(
            reader => NetworkProgram.InInference(reader.Input) == value && !Of(reader).ReadsVectors);
        if (!isRead || !Of(step).WritesVectors || (isOutput && value.Size % _lanes == 0))
            return;
        code.Line($"Unsafe.SkipInit(out LaneMemory{(value.Size <= 16 ? 16 : 64)} {value.Local}Memory);");
        code.Line($"ref float {StraightLineEmission.Memory(value)} = ref {value.Local}Memory.First;");
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
