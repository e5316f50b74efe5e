using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loops over blocks of streams and windows of time steps, and the layers in them.</summary>
internal sealed class SequenceWindowEmitter
{
    private readonly EmissionContext _context;
    private readonly NetworkProgram _program;
    private readonly CodeWriter _code;
    private readonly Dictionary<Value, int> _offsets = [];
    private readonly int _floatsPerStep;
    private readonly int _floatsPerSample;

    private SequenceWindowEmitter(EmissionContext context, CodeWriter code)
    {
        (_context, _program, _code) = (context, context.Program, code);
        Value[] inputs = [.. _program.Inputs.Where(static input => input.Shape.HasTime)];
        // A window's values stay in the cache; those of a whole sequence share what memory they can.
        _floatsPerStep = _program.Steps.Any(static step => step.Layer.NeedsWholeSequence())
            ? PlaceByLifetime(inputs)
            : Place([.. inputs, .. Outputs(hasTime: true)]);
        _floatsPerSample = Place(Outputs(hasTime: false));
    }

    public static void Emit(EmissionContext context, CodeWriter code, int blockRows, int mostFloats) =>
        new SequenceWindowEmitter(context, code).Emit(blockRows, mostFloats);

    private IEnumerable<Value> Outputs(bool hasTime) => _context.InferenceSteps
        .Select(static step => step.Output).Where(value => value.Shape.HasTime == hasTime);

    private int Place(IEnumerable<Value> values)
    {
        int floats = 0;
        foreach (Value value in values)
        {
            _offsets[value] = floats;
            floats += Lanes.Pad(value.Stride);
        }
        return floats;
    }

    private int PlaceByLifetime(Value[] inputs)
    {
        InferenceMemory memory = new(_program);
        foreach (Value input in inputs)
            memory.Write(input, Lanes.Pad(input.Stride));
        foreach (Step step in _context.InferenceSteps)
        {
            memory.Run(step);
            if (step.Output.Shape.HasTime)
                memory.Write(step.Output, Lanes.Pad(step.Output.Stride));
        }
        return memory.Place(_offsets);
    }

    private void Emit(int blockRows, int mostFloats)
    {
        string states = SequencePredictEmitter.StateParameters(_program);
        _code.Blank();
        string access = StreamEmitter.IsFor(_context) ? "public" : "private";
        _code.Line(
            $"{access} void Predict<TSimd>(int sequences, int allTime, {CallerSpans.FirstRows(_program)}{states})");
        _code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        EmitBlock(blockRows, mostFloats);
        _code.Line($"int stepFloats = blockRows * (window + 1), sampleFloats = stepFloats * {_floatsPerStep};");
        string needed =
            $"(long)stepFloats * {_floatsPerStep} + (long)blockRows * {_floatsPerSample + _program.StateStride}";
        _code.Line($"ref float scratch = ref Scratch.Rent({needed});");
        if (_program.ParameterLength > 0)
            _code.Line("ref float parameters = ref _parameters.Reference;");
        _code.Open("for (int first = 0; first < sequences; first += blockRows)");
        _code.Line("int rows = Math.Min(blockRows, sequences - first);");
        EmitState();
        foreach (Value value in Outputs(hasTime: false))
            _code.Line($"ref float {value.Local} = {OfSample(_offsets[value])};");
        foreach (Value input in _program.Inputs.Where(static input => !input.Shape.HasTime))
        {
            string first = $"Floats.At(ref {CallerSpans.First(input.Local)}, first * {input.SizeName})";
            _code.Line($"ref float {input.Local} = ref Subnormals.Flush(ref {first}, rows * {input.SizeName});");
        }
        foreach (Step step in _context.InferenceSteps.Where(step => !step.HasTime && !ComesAfterTime(step)))
            EmitStep(step);
        EmitWindows();
        foreach (Step step in _context.InferenceSteps.Where(step => !step.HasTime && ComesAfterTime(step)))
            EmitStep(step);
        foreach (ProgramOutput output in _program.Outputs.Where(static output => !output.Shape.HasTime))
            EmitOutput(output);
        _code.Close();
        _code.Close();
    }

    // What reads nothing of the time steps runs once, before them.
    private bool ComesAfterTime(Step step) => step.Inputs.Any(input =>
        input.Shape.HasTime || (_program.Producer(input) is { } producer && ComesAfterTime(producer)));

    private void EmitBlock(int blockRows, int mostFloats)
    {
        if (_program.Steps.FirstOrDefault(static step => step.Layer.NeedsWholeSequence()) is { } whole)
        {
            _code.Line($"int window = allTime; // {whole.Layer.Name} reads all time steps at once");
            // Recurrent layers go through many sequences side by side; others have rows enough in one.
            bool isRecurrent = _program.Steps.Any(static step => step.Layer is IRecurrent);
            int mostRows = Math.Max(mostFloats / Math.Max(_floatsPerStep, 1), 1);
            string most = isRecurrent
                ? $"Math.Min(sequences, {blockRows})"
                : $"Math.Min(sequences, Math.Max({mostRows} / allTime, 1))";
            _code.Line(
                $"int blockRows = Scratch.BlockRows(\"{whole.Layer.Name}\", {most}, allTime, {MostFloatsPerStep});");
            return;
        }
        // Offsets in scratch memory are ints, which a block of the largest steps must not overflow either.
        long mostOfAll = Sizes.Most / (2L * Math.Max(_floatsPerStep + _floatsPerSample + _program.StateStride, 1));
        _code.Line($"int blockRows = Math.Min(sequences, {Math.Max(Math.Min(blockRows, mostOfAll), 1)});");
        int mostSteps = Math.Max(mostFloats / Math.Max(_floatsPerStep, 1), 1);
        _code.Line($"int window = Math.Min(allTime, Math.Max({mostSteps} / blockRows, 1));");
    }

    // Of what lies between the layers, or of what a layer borrows: either is one block of memory.
    private int MostFloatsPerStep =>
        _program.Steps.Select(static step => step.Kept.Sum(static kept => kept.FloatsPerSample))
            .Append(_floatsPerStep)
            .Max();

    // Without a state of the caller's, one of zeros.
    private void EmitState()
    {
        if (_program.StateStride == 0)
            return;
        _code.Line("ref float state = ref Recurrence.Stream(ref states, first, StateStride);");
        _code.Open("if (Unsafe.IsNullRef(ref state))");
        _code.Line($"state = {OfSample(_floatsPerSample)};");
        _code.Line("MemoryMarshal.CreateSpan(ref state, rows * StateStride).Clear();");
        _code.Close();
    }

    private void EmitWindows()
    {
        _code.Open("for (int start = 0; start < allTime; start += window)");
        _code.Line("int time = Math.Min(window, allTime - start), steps = rows * time;");
        if (_program.ReadsLengths)
            _code.Line("ReadOnlySpan<int> lengths = default; // every step counts");
        foreach (Value input in _program.Inputs.Where(static input => input.Shape.HasTime))
            EmitInput(input);
        foreach (Step step in _context.InferenceSteps.Where(static step => step.HasTime))
            EmitStep(step);
        foreach (ProgramOutput output in _program.Outputs.Where(static output => output.Shape.HasTime))
            EmitOutput(output);
        _code.Close();
    }

    private void EmitInput(Value input)
    {
        (string local, string size) = (input.Local, input.SizeName);
        string caller = input.Caller!.CallerLocal;
        _code.Line($"ref float {local} = "
            + $"ref Floats.At(ref {CallerSpans.First(local)}, (first * allTime + start) * {size});");
        _code.Open("if (rows > 1 && allTime > 1)");
        _code.Line("// time step by time step");
        _code.Line($"ref float {caller} = ref {local};");
        _code.Line($"{local} = {ScratchPlace.Of(("stepFloats", _offsets[input]))};");
        _code.Line($"TimeMajor.Read(rows, time, {size}, ref {caller}, allTime * {size}, ref {local}, {size});");
        _code.Close();
        if (!CallerSpans.IsTokens(_program, input))
            _code.Line($"{local} = ref Subnormals.Flush(ref {local}, steps * {size});");
    }

    // What has no time axis lies after what has one.
    private static string OfSample(int offset) => ScratchPlace.Of(("sampleFloats", 1), ("blockRows", offset));

    private void EmitStep(Step step)
    {
        string output = step.Output.Local;
        IEnumerable<string> inputs = InferencePlan.Reads(step).Select(static value => value.Local);
        _code.Blank();
        _code.Line($"// {output} = {step.ShortFormula}");
        if (step.Output.Shape.HasTime)
        {
            string before = $"rows * {step.Output.StrideName}";
            _code.Line($"ref float {output} = "
                + $"{ScratchPlace.Of(("stepFloats", _offsets[step.Output]), (before, 1))};");
        }
        string arguments = StepArguments.Forward(
            _context, step, inputs, output, "parameters", "first", isTraining: false);
        _code.Line($"Layers<TSimd>.{step.Name}Forward({arguments});");
    }

    private void EmitOutput(ProgramOutput output)
    {
        Value last = NetworkProgram.InInference(output.Value);
        (Binding binding, string size) = (output.Binding, output.Binding.SizeName);
        _code.Blank();
        _code.Line($"// {binding.Local} = {last.Local}, without padding");
        string first = CallerSpans.First(binding.Local);
        if (output.Shape.HasTime)
        {
            string stride = last.StrideName;
            _code.Line($"TimeMajor.Write(rows, time, {size}, ref {last.Local}, {stride}, "
                + $"ref Floats.At(ref {first}, (first * allTime + start) * {size}), allTime * {size});");
            return;
        }
        PassForwardEmitter.EmitCopy(
            _code, last.Local, last.Seen(output.Shape, isGradient: false),
            $"Floats.At(ref {first}, first * {size})", output.Layout);
    }
}
