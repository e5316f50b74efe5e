using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes inference of one stream, one time step or many: its state is read and written where the caller has it, and
/// layers that have a method for it compute products, gates and state at once.
/// </summary>
internal sealed class StreamEmitter
{
    // The row of a step, after one for the state before it.
    private const int OneStep = 2;

    private readonly EmissionContext _context;
    private readonly NetworkProgram _program;
    private readonly CodeWriter _code;
    private readonly Dictionary<Value, int> _offsets = [];
    private readonly int _floatsPerStep;
    private readonly int _memoryFloats;

    private StreamEmitter(EmissionContext context, CodeWriter code)
    {
        (_context, _program, _code) = (context, context.Program, code);
        foreach (Step step in context.InferenceSteps.Where(step => !WritesOutput(context, step)))
        {
            _offsets[step.Output] = _floatsPerStep;
            _floatsPerStep += step.Output.Stride;
        }
        _memoryFloats = context.InferenceSteps.Where(step => HasStream(context, step))
            .Select(static step => ((IStreamed)step.Layer).StreamFloats(step)).DefaultIfEmpty().Max();
    }

    /// <summary>
    /// Whether one stream is a case of its own: where all layers go step by step, and one has a method for it.
    /// </summary>
    public static bool IsFor(EmissionContext context) =>
        context.Program is { IsRecurrent: true, CountsSteps: false, HasOneOfEach: true, OutputHasTime: true }
        && context.InferenceSteps.All(static step => step is { HasTime: true, MixesTime: false })
        && context.InferenceSteps.All(static step => !step.Layer.NeedsWholeSequence())
        && context.InferenceSteps.Any(step => CanStream(context, step));

    /// <summary>Whether a step has a method for one stream.</summary>
    public static bool HasStream(EmissionContext context, Step step) =>
        IsFor(context) && CanStream(context, step);

    /// <summary>The floats that a step needs for what passes from layer to layer, after the state.</summary>
    public static int StepFloats(EmissionContext context)
    {
        if (!IsFor(context))
            return 0;
        StreamEmitter emitter = new(context, new CodeWriter());
        return OneStep * emitter._floatsPerStep + emitter._memoryFloats;
    }

    /// <summary>Writes the methods for one stream.</summary>
    public static void Emit(EmissionContext context, CodeWriter code, int mostFloats)
    {
        StreamEmitter emitter = new(context, code);
        emitter.EmitPredict(mostFloats);
        emitter.EmitStep();
        emitter.EmitWindow();
    }

    private static bool CanStream(EmissionContext context, Step step) =>
        step.Layer is IStreamed layer && layer.HasStream(step, IsLast(context, step));

    private static bool IsLast(EmissionContext context, Step step) =>
        NetworkProgram.InInference(context.Program.Last) == step.Output;

    // Whoever hands a state on leaves its outputs with padding, as the next step reads them.
    private static bool WritesOutput(EmissionContext context, Step step) =>
        IsLast(context, step) && HasStream(context, step) && step.Layer is not IRecurrent;

    private void EmitPredict(int mostFloats)
    {
        _code.Blank();
        _code.Summary(
            "One stream: windows of time steps whose values stay in the cache, each layer with all of a window's.");
        _code.Line("public void PredictStream<TSimd>(int allTime, ref float firstInput, ref float firstOutput, "
            + "ref float state)");
        _code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        _code.Line($"int window = Math.Min(allTime, {Math.Max(mostFloats / Math.Max(_floatsPerStep, 1), 1)});");
        // Layers without a method of their own read the state before the first step one row before their output.
        _code.Line("int blockRows = window + 1;");
        _code.Line(
            $"ref float scratch = ref Scratch.Rent(blockRows * {_floatsPerStep} + {Memory}StateStride);");
        EmitState();
        _code.Open("for (int start = 0; start < allTime; start += window)");
        _code.Line("int time = Math.Min(window, allTime - start);");
        _code.Line("ref float input = ref Floats.At(ref firstInput, start * InputSize);");
        _code.Line("ref float output = ref Floats.At(ref firstOutput, start * OutputSize);");
        _code.Line("RunWindow<TSimd>(time, blockRows, ref input, ref output, ref scratch, ref state);");
        _code.Close();
        _code.Close();
    }

    private void EmitStep()
    {
        _code.Blank();
        _code.Summary("One time step of one stream. What passes from layer to layer lies after the state.");
        _code.Line("public void StepStream<TSimd>(ref float input, ref float output, ref float state)");
        _code.Line("    where TSimd : unmanaged, ISimd<TSimd> =>");
        _code.Line($"    RunWindow<TSimd>(time: 1, blockRows: {OneStep}, ref input, ref output, "
            + "ref Floats.At(ref state, StateStride), ref state);");
    }

    // Inlined, so that the sizes of one time step are constants.
    private void EmitWindow()
    {
        _code.Blank();
        _code.Summary("Some time steps of one stream, layer by layer.");
        _code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        _code.Line("private void RunWindow<TSimd>(int time, int blockRows, ref float input, ref float output, "
            + "ref float scratch, ref float state)");
        _code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        EmitRowsOfTime();
        if (_context.Declaration.InputKind == InputKind.Sequence)
            _code.Line("input = ref Subnormals.Flush(ref input, time * InputSize);");
        _code.Line("ref float parameters = ref _parameters.Reference;");
        if (_memoryFloats > 0)
            _code.Line($"ref float memory = ref Floats.At(ref scratch, blockRows * {_floatsPerStep});");
        foreach (Step step in _context.InferenceSteps)
            EmitStep(step);
        EmitOutput();
        _code.Close();
    }

    // After the rows of all steps, before the state of a call without one.
    private string Memory => _memoryFloats > 0 ? $"{_memoryFloats} + " : "";

    private void EmitRowsOfTime()
    {
        if (Rows().Any(static step => step.Layer.TimeUse == TimeUse.Sequence))
            _code.Line("const int rows = 1;").Line("ReadOnlySpan<int> lengths = default; // every step counts");
        if (Rows().Any(static step => step.Layer.TimeUse != TimeUse.Sequence))
            _code.Line("int steps = time;");
    }

    // The steps that run their method for rows.
    private IEnumerable<Step> Rows() => _context.InferenceSteps.Where(step => !HasStream(_context, step));

    private void EmitState()
    {
        _code.Open("if (Unsafe.IsNullRef(ref state))");
        _code.Line($"state = ref Floats.At(ref scratch, {Memory}blockRows * {_floatsPerStep});");
        _code.Line("MemoryMarshal.CreateSpan(ref state, StateStride).Clear();");
        _code.Close();
    }

    private void EmitStep(Step step)
    {
        string input = NetworkProgram.InInference(step.Input).Local;
        bool isOutput = WritesOutput(_context, step);
        string output = isOutput ? "output" : step.Output.Local;
        _code.Blank();
        _code.Line($"// {output} = {step.ShortFormula}");
        if (!isOutput)
        {
            string before = step.Output.StrideName;
            _code.Line($"ref float {output} = "
                + $"{ScratchPlace.Of(("blockRows", _offsets[step.Output]), (before, 1))};");
        }
        bool hasStream = HasStream(_context, step);
        string arguments = hasStream
            ? StepArguments.Stream(step, input, output)
            : StepArguments.Forward(
                _context, step, InferencePlan.Reads(step).Select(static value => value.Local), output, "parameters",
                first: "0", isTraining: false);
        _code.Line($"Layers<TSimd>.{step.Name}{(hasStream ? "Stream" : "Forward")}({arguments});");
    }

    private void EmitOutput()
    {
        Value last = NetworkProgram.InInference(_program.Last);
        if (!_offsets.ContainsKey(last))
            return;
        _code.Blank();
        _code.Line($"// output = {last.Local}, without padding");
        string stride = last.StrideName;
        _code.Line($"TimeMajor.Write(1, time, OutputSize, ref {last.Local}, {stride}, ref output, time * OutputSize);");
    }
}
