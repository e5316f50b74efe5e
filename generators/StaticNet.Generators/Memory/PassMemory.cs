using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Memory;

/// <summary>
/// Where everything lies in the workspace: the transposed weights first, then buffers with a row for each sample,
/// placed by when they are needed. Moments count the forward steps, then the backward steps, then the parameter
/// gradients.
/// </summary>
internal sealed class PassMemory
{
    /// <summary>The numbers that a part of the samples leaves for each channel.</summary>
    public const int SumsRows = 3;

    // Those of the whole batch: mean, what it is short of, inverse deviation, and two sums of gradients.
    private const int StatisticsRows = 5;

    private readonly Dictionary<string, Buffer> _buffers = [];

    public PassMemory(NetworkProgram program, IReadOnlyList<GradientStep> gradients)
    {
        int end = program.Steps.Count + gradients.Count + 1;
        AddInputCopy(program, end);
        AddForward(program, end);
        AddGradients(program, gradients, end);
        FloatsPerSample = BufferPlanner.Plan(_buffers.Values.Where(static buffer => !buffer.HasTime), sameStride: true);
        FloatsPerStep = BufferPlanner.Plan(_buffers.Values.Where(static buffer => buffer.HasTime), sameStride: true);
        PlaceTransposed(gradients);
        PlaceStatistics(program);
    }

    public IEnumerable<Buffer> Buffers => _buffers.Values;

    public int FloatsPerSample { get; }

    public int FloatsPerStep { get; }

    public int FixedFloats { get; private set; }

    /// <summary>The offset of the transposed weight of a step.</summary>
    public Dictionary<Step, int> Transposed { get; } = [];

    /// <summary>The offset of the statistics of a step that needs the whole batch.</summary>
    public Dictionary<Step, int> Statistics { get; } = [];

    // Forward keeps a copy of the caller's input for Backward; sequences are copied time step by time step always.
    private void AddInputCopy(NetworkProgram program, int end) =>
        Add(program.HasTime ? "Input" : "InputCopy", program.Input.GradientStride, 0, end, program.HasTime);

    // Training keeps every value until the parameter gradients are computed.
    private void AddForward(NetworkProgram program, int end)
    {
        for (int moment = 0; moment < program.Steps.Count; moment++)
        {
            Step step = program.Steps[moment];
            Value value = step.Output;
            if (value.Place == ValuePlace.Buffer)
                Add(value.Member, Math.Max(value.Stride, value.GradientStride), moment, end, value.Shape.HasTime);
            foreach (Layers.KeptBuffer kept in step.Kept)
                Add(step.Name + kept.Name, kept.FloatsPerSample, moment, end, step.HasTime);
        }
        // Every part of the samples leaves its sums in the row of its first sample.
        foreach (Step barrier in program.Barriers)
            Add(barrier.Name + "Sums", SumsRows * barrier.ChannelRow, 0, end);
        int floats = Model.Lanes.Pad(program.Network.OutputShape.Size);
        Add("Output", floats, program.Steps.Count, end, program.OutputHasTime);
    }

    private void AddGradients(NetworkProgram program, IReadOnlyList<GradientStep> gradients, int end)
    {
        int moment = program.Steps.Count;
        if (!program.StartsAtCallersGradient)
            AddGradient(program.LossInput, moment, LastRead(program.LossInput, gradients, moment, end));
        foreach (GradientStep gradient in gradients)
        {
            moment++;
            Value input = gradient.Step.Input;
            if (!gradient.ComputesInputGradient)
                continue;
            bool needsCopy = input.Place == ValuePlace.Input && input.GradientStrideName != "InputSize";
            bool isCopied = (needsCopy && !gradient.Step.Layer.WritesExactly) || program.HasTime;
            if (!gradient.InPlace && (input.Place != ValuePlace.Input || isCopied))
                AddGradient(input, moment, LastRead(input, gradients, moment, end));
        }
    }

    private void AddGradient(Value value, int first, int last) =>
        Add(value.Member + "Gradient", value.GradientStride, first, last, value.Shape.HasTime);

    // A gradient lives on in those that take its place, and to the end where parameter gradients read it.
    private static int LastRead(Value value, IReadOnlyList<GradientStep> gradients, int moment, int end)
    {
        foreach (GradientStep reader in gradients.Where(reader => reader.Step.Output == value))
        {
            if (reader.HasParameters)
                return end;
            moment++;
            if (reader.InPlace)
                moment = Math.Max(moment, LastRead(reader.Step.Input, gradients, moment, end));
        }
        return Math.Min(moment + 1, end);
    }

    private void PlaceTransposed(IReadOnlyList<GradientStep> gradients)
    {
        foreach (Step step in gradients.Select(static gradient => gradient.Step))
        {
            if (step.Layer is not ITransposesWeight layer)
                continue;
            Transposed[step] = FixedFloats;
            FixedFloats += layer.TransposedFloats(step);
        }
    }

    private void PlaceStatistics(NetworkProgram program)
    {
        foreach (Step barrier in program.Barriers)
        {
            Statistics[barrier] = FixedFloats;
            FixedFloats += StatisticsRows * barrier.ChannelRow;
        }
    }

    private void Add(string name, int stride, int first, int last, bool hasTime = false) =>
        _buffers.Add(name, new Buffer(name, stride, first, last, hasTime));
}
