using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>
/// Where everything lies in the workspace: the transposed weights first, then buffers with a row for each sample,
/// placed by when they are needed. Moments count the forward steps, then the start from the loss, then the actions of
/// the backward pass; the parameter gradients come last.
/// </summary>
internal sealed class PassMemory
{
    /// <summary>The numbers that a part of the samples leaves for each channel.</summary>
    public const int SumsRows = 3;

    // Those of the whole batch: mean, what it is short of, inverse deviation, and two sums of gradients.
    private const int StatisticsRows = 5;

    private readonly NetworkProgram _program;
    private readonly GradientPlan _gradients;
    private readonly List<Buffer> _buffers = [];
    private readonly Dictionary<Value, Buffer> _values = [];
    private readonly Dictionary<Buffer, Value> _valueOf = [];
    private readonly Dictionary<Value, Buffer> _valueGradients = [];
    private readonly Dictionary<Contribution, Buffer> _addends = [];
    private readonly Dictionary<ProgramOutput, Buffer> _startAddends = [];
    private readonly int _start;
    private readonly int _end;

    public PassMemory(NetworkProgram program, GradientPlan gradients)
    {
        (_program, _gradients) = (program, gradients);
        _start = program.Steps.Count;
        _end = _start + gradients.Actions.Count + 1;
        AddInputCopies();
        AddForward();
        if (!program.IsFrozen)
            AddGradients();
        FloatsPerSample = BufferPlanner.Plan(_buffers.Where(static buffer => !buffer.HasTime), sameStride: true);
        FloatsPerStep = BufferPlanner.Plan(_buffers.Where(static buffer => buffer.HasTime), sameStride: true);
        PlaceTransposed();
        PlaceStatistics();
    }

    /// <summary>All buffers with a row for each sample.</summary>
    public IReadOnlyList<Buffer> Buffers => _buffers;

    /// <summary>The buffer of all outputs, one block after another, as the caller gets them.</summary>
    public Buffer Outputs { get; private set; } = null!;

    /// <summary>The copies of the caller's inputs.</summary>
    public Dictionary<Value, Buffer> InputCopies { get; } = [];

    public int FloatsPerSample { get; }

    public int FloatsPerStep { get; }

    public int FixedFloats { get; private set; }

    /// <summary>The offset of the transposed weight of a step.</summary>
    public Dictionary<Step, int> Transposed { get; } = [];

    /// <summary>The offset of the statistics of a step that needs the whole batch.</summary>
    public Dictionary<Step, int> Statistics { get; } = [];

    /// <summary>The buffer of a value's gradient, or null where it goes straight to the caller.</summary>
    public Buffer? GradientOf(Value value) =>
        _valueGradients.TryGetValue(_gradients.Storage(value), out Buffer? buffer) ? buffer : null;

    /// <summary>The buffer of a contribution that is added to the others, or copied to the caller.</summary>
    public Buffer? AddendOf(Contribution contribution) =>
        _addends.TryGetValue(contribution, out Buffer? buffer) ? buffer : null;

    /// <summary>The buffer of what an output adds to the gradient from which the backward pass starts.</summary>
    public Buffer AddendOf(ProgramOutput output) => _startAddends[output];

    /// <summary>The value whose buffer it is, or null where it is another's.</summary>
    public Value? ValueOf(Buffer buffer) => _valueOf.TryGetValue(buffer, out Value? value) ? value : null;

    /// <summary>The buffer of a value, or null where it is the caller's.</summary>
    public Buffer? Of(Value value) => _values.TryGetValue(value, out Buffer? buffer) ? buffer : null;

    // Forward keeps a copy of the caller's input for Backward; sequences are copied time step by time step always.
    private void AddInputCopies()
    {
        foreach (Value input in _program.Inputs)
        {
            string name = _program.HasTime ? input.Member : input.Member + "Copy";
            InputCopies[input] = Add(name, input.GradientStride, 0, _end, input.Shape.HasTime);
        }
    }

    // Training keeps what the backward pass reads until the parameter gradients are computed: it may run again.
    private void AddForward()
    {
        HashSet<Value> kept = KeptValues.Of(_program, _gradients);
        for (int moment = 0; moment < _program.Steps.Count; moment++)
        {
            Step step = _program.Steps[moment];
            foreach (Value input in step.Inputs)
                ReadForward(input, moment);
            if (step.Output.Place == ValuePlace.Buffer)
                AddValue(step, moment, isKept: kept.Contains(step.Output));
            foreach (KeptBuffer buffer in _program.IsFrozen ? [] : step.Kept)
                Add(step.Name + buffer.Name, buffer.FloatsPerSample, moment, _end, step.HasTime);
        }
        // Every part of the samples leaves its sums in the row of its first sample.
        foreach (Step barrier in _program.Barriers)
            Add(barrier.Name + "Sums", SumsRows * barrier.ChannelRow, 0, _end);
        int outputs = Lanes.Pad(_program.Outputs.Sum(static output => output.Shape.Size));
        bool hasTime = _program.Outputs.Any(static output => output.Shape.HasTime);
        Outputs = new Buffer("Output", outputs, _start, hasTime) { Last = _end, IsAlone = true };
        _buffers.Add(Outputs);
    }

    private void AddValue(Step step, int moment, bool isKept)
    {
        Value value = step.Output;
        int floats = Math.Max(value.Stride, value.GradientStride);
        // Where values have padding, steps may leave something there; recurrent ones have the state before.
        bool stays = isKept || floats != value.Size || step.Layer is IRecurrent;
        Buffer buffer = Add(
            value.Member, floats, moment, stays ? _end : moment, value.Shape.HasTime, ZerosAfter(value));
        _values[value] = buffer;
        _valueOf[buffer] = value;
    }

    // Without training, what is only there in training is what it replaces.
    private void ReadForward(Value value, int moment)
    {
        for (Value? read = value; read is not null; read = read.ReplacesInTraining)
            Of(read)?.ReadAt(moment);
    }

    private void AddGradients()
    {
        foreach (Value start in _gradients.Starts.Where(start => !_program.IsCallers(start)))
            AddGradient(start, _start);
        foreach (ProgramOutput output in _program.Outputs.Where(_gradients.NeedsAddend))
        {
            Value value = output.LossInput;
            _startAddends[output] = Add(
                output.Binding.Member + "StartGradient", value.GradientStride, _start, _start, value.Shape.HasTime,
                ZerosAfter(value));
        }
        for (int index = 0; index < _gradients.Actions.Count; index++)
            AddAction(_gradients.Actions[index], _start + index + 1);
        foreach (Step step in _program.TrainingSteps.Where(static step => step.HasParameterGradients))
            GradientOf(step.Output)?.ReadAt(_end);
    }

    private void AddAction(BackwardAction action, int moment)
    {
        GradientOf(action.Gradient.Step.Output)?.ReadAt(moment);
        if (action.Contribution is not { } contribution)
            return;
        Value input = contribution.Input;
        bool isCallers = _program.IsCallers(input);
        if (contribution.NeedsAddend || (isCallers && NeedsCopy(contribution)))
            _addends[contribution] = Add(
                contribution.AddendName, input.GradientStride, moment, moment, input.Shape.HasTime, ZerosAfter(input));
        else if (contribution is { Adds: false, InPlace: false } && !isCallers)
            AddGradient(input, moment);
        GradientOf(input)?.ReadAt(moment);
    }

    // What the layer writes with padding is copied to the caller without.
    private static bool NeedsCopy(Contribution contribution) =>
        !contribution.Step.Layer.WritesExactly && contribution.Input.HasPaddedGradient;

    private void AddGradient(Value value, int first) => _valueGradients[value] =
        Add(value.Member + "Gradient", value.GradientStride, first, first, value.Shape.HasTime, ZerosAfter(value));

    // Of rows that are whole vectors there are none, and a layer may write the gradient of an input as the caller wants
    // it, without padding.
    private static int ZerosAfter(Value value) =>
        !value.HasPaddedGradient || value is { Place: ValuePlace.Input, PadsGradient: false } ? 0 : value.Channels;

    private void PlaceTransposed()
    {
        foreach (GradientStep gradient in _gradients.Steps)
        {
            if (gradient.Step.Layer is not ITransposesWeight layer || !gradient.FlowsBack)
                continue;
            int floats = layer.TransposedFloats(gradient.Step);
            if (floats == 0)
                continue;
            Transposed[gradient.Step] = FixedFloats;
            FixedFloats += floats;
        }
    }

    private void PlaceStatistics()
    {
        foreach (Step barrier in _program.Barriers)
        {
            Statistics[barrier] = FixedFloats;
            FixedFloats += StatisticsRows * barrier.ChannelRow;
        }
    }

    private Buffer Add(string name, int stride, int first, int last, bool hasTime = false, int channels = 0)
    {
        Buffer buffer = new(name, stride, first, hasTime) { Last = last, Channels = channels };
        _buffers.Add(buffer);
        return buffer;
    }
}
