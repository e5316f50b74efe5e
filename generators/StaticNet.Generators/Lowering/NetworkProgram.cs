using StaticNet.Generators.Contract;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Lowering;

/// <summary>What runs, in order, and on which values.</summary>
/// <param name="network">The network.</param>
/// <param name="steps">Everything that inference runs.</param>
/// <param name="inputs">What the caller gives.</param>
/// <param name="outputs">What the caller gets.</param>
/// <param name="trained">The network that it is the frozen form of, if it is one.</param>
internal sealed class NetworkProgram(
    InferredNetwork network, IReadOnlyList<Step> steps, IReadOnlyList<Value> inputs,
    IReadOnlyList<ProgramOutput> outputs, NetworkProgram? trained = null)
{
    private readonly Dictionary<Value, Step> _producers = steps.ToDictionary(static step => step.Output);
    private readonly ILookup<Value, Step> _readers = steps
        .SelectMany(static step => step.Inputs.Select(input => (Input: input, Step: step)))
        .ToLookup(static read => read.Input, static read => read.Step);

    private readonly Dictionary<string, Step> _stepsOfLayers = steps.ToDictionary(static step => step.Layer.Name);

    public InferredNetwork Network { get; } = network;

    public NetworkDeclaration Declaration => Network.Declaration;

    /// <summary>
    /// The network that this is the frozen form of: tensors that both have lie at the same offsets. Null of any other.
    /// </summary>
    public NetworkProgram? Trained { get; } = trained;

    /// <summary>Whether it is never trained, so that it has no backward pass.</summary>
    public bool IsFrozen => Trained is not null;

    /// <summary>Everything that inference runs.</summary>
    public IReadOnlyList<Step> Steps { get; } = steps;

    /// <summary>The step of a layer; null where another layer's step computes it.</summary>
    public Step? StepOf(Layer layer) => _stepsOfLayers.TryGetValue(layer.Name, out Step? step) ? step : null;

    /// <summary>What the caller gives, in order of declaration.</summary>
    public IReadOnlyList<Value> Inputs { get; } = inputs;

    /// <summary>The first input: of most networks the only one.</summary>
    public Value Input => Inputs[0];

    /// <summary>What the caller gets, in order of declaration.</summary>
    public IReadOnlyList<ProgramOutput> Outputs { get; } = outputs;

    /// <summary>The first output: of most networks the only one.</summary>
    public ProgramOutput Output => Outputs[0];

    /// <summary>The methods by which it is called.</summary>
    public NetworkContract Contract { get; } = NetworkContract.Of(
        network.Declaration, [.. outputs.Select(static output => new ContractOutput(output.Binding, output.Loss))]);

    /// <summary>Whether it has one input and one output, and the members that such networks have.</summary>
    public bool HasOneOfEach => Inputs.Count == 1 && Outputs.Count == 1;

    /// <summary>The value that is the first output, or is copied to it.</summary>
    public Value Last => Output.Value;

    /// <summary>The outputs that have a loss.</summary>
    public IReadOnlyList<ProgramOutput> Losses { get; } = [.. outputs.Where(static output => output.Loss is not null)];

    /// <summary>What training runs: everything but the steps that are part of a loss.</summary>
    public IReadOnlyList<Step> TrainingSteps { get; } = [.. steps.Where(step => !IsPartOfLoss(step, steps, outputs))];

    /// <summary>Whether a loss computes the step, and nothing but an output reads it.</summary>
    public bool IsPartOfLoss(Step step) => IsPartOfLoss(step, Steps, Outputs);

    /// <summary>
    /// Whether the loss reads the caller's input itself, so that its gradient goes straight to where the caller wants
    /// it. Sequences are copied to time steps and back in any case.
    /// </summary>
    public bool StartsAtCallersGradient(ProgramOutput output) => IsCallers(StartOfBackward(output));

    /// <summary>Whether a value is the caller's, and its gradient goes straight to where the caller wants it.</summary>
    public bool IsCallers(Value value) => value.Place == ValuePlace.Input && !HasTime;

    /// <summary>The value from whose gradient the backward pass starts, for an output.</summary>
    public Value StartOfBackward(ProgramOutput output) =>
        output.LossActivation is { } activation && IsPartOfLoss(activation) ? activation.Input : output.Value;

    /// <summary>The steps that have parameters of their own.</summary>
    public IEnumerable<Step> ParameterOwners => Steps.Where(static step => step.Owner is null);

    public int ParameterLength => End(static step => step.Parameters);

    /// <summary>Whether training has anything to learn; where not, only a caller asks for gradients.</summary>
    public bool HasParameters => Steps.Any(static step => step.Parameters.Count > 0);

    public int BufferLength => End(static step => step.Buffers);

    /// <summary>The steps of training at which the pass waits for all samples.</summary>
    public IReadOnlyList<Step> Barriers { get; } =
        trained is null ? [.. steps.Where(static step => step.Layer is IWaitsForBatch)] : [];

    public int ParameterCount =>
        ParameterOwners.SelectMany(static step => step.Parameters).Sum(static slot => slot.Tensor.Count);

    public long Flops { get; } = network.Nodes.Sum(static node => node.Layer.Flops(node.Input.Shape, node.Output));

    /// <summary>The work for which threads are chosen; where no layer counts any, it is not nothing.</summary>
    public long Work => Math.Max(Flops, 1);

    /// <summary>Whether any input has a time axis.</summary>
    public bool HasTime => Inputs.Any(static input => input.Shape.HasTime);

    /// <summary>Whether all steps of a sequence go through a layer at once, and not one after another.</summary>
    public bool TakesWholeSequences => HasTime && !Steps.Any(static step => step.Layer is IRecurrent);

    /// <summary>Whether the first output has a time axis.</summary>
    public bool OutputHasTime => Output.Shape.HasTime;

    /// <summary>Whether any layer reads how many steps of a sequence count.</summary>
    public bool ReadsLengths => Steps.Any(static step => step.Layer.TimeUse == TimeUse.Sequence);

    /// <summary>Whether it can run step by step, with a state.</summary>
    public bool CanBeStepped => Steps.All(static step => step.Layer.WhyNotStepped() is null);

    /// <summary>Whether a state is handed from one time step to the next.</summary>
    public bool IsRecurrent => Declaration.IsRecurrent;

    /// <summary>The parts of the state, in the order of the steps.</summary>
    public IEnumerable<(Step Step, StatePart Part)> StateParts =>
        Steps.Where(static step => step.Layer is IRecurrent)
            .SelectMany(static step => ((IRecurrent)step.Layer).StateParts.Select(part => (step, part)));

    /// <summary>The steps whose results depend on how many time steps a stream has taken.</summary>
    public IEnumerable<Step> CountingSteps =>
        Steps.Where(static step => step.Layer is ICountsSteps { CountsSteps: true });

    /// <summary>Whether the state counts time steps.</summary>
    public bool CountsSteps => CountingSteps.Any();

    /// <summary>What the state keeps of time steps, in the order of the steps.</summary>
    public IEnumerable<(Step Step, StepMemory Memory)> StepMemories => CountingSteps
        .Select(static step => (Step: step, Memory: ((ICountsSteps)step.Layer).Memory(step)))
        .Where(static pair => pair.Memory is not null)
        .Select(static pair => (pair.Step, pair.Memory!));

    /// <summary>The most time steps that a sequence may have.</summary>
    public int MostSteps => CountingSteps
        .Select(static step => ((ICountsSteps)step.Layer).MostSteps).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The floats of one stream's state.</summary>
    public int StateStride => StateParts.Sum(static pair => pair.Part.Floats);

    /// <summary>Where a step's state starts in that of a stream.</summary>
    public int StateOffset(Step step) =>
        StateParts.TakeWhile(pair => pair.Step != step).Sum(static pair => pair.Part.Floats);

    /// <summary>Whether any layer draws random numbers in training.</summary>
    public bool IsRandomInTraining => Steps.Any(
        static step => step.Layer is IDrawsRandomNumbers { DrawsRandomNumbers: true });

    /// <summary>The step that writes a value, or null for an input.</summary>
    public Step? Producer(Value value) => _producers.TryGetValue(value, out Step? step) ? step : null;

    /// <summary>How many gradients of steps and outputs flow to a value in training.</summary>
    public int ReaderCount(Value value) =>
        _readers[value].Count()
        + Outputs.Count(output => StartOfBackward(output) == value && output.LossActivation is null);

    /// <summary>What inference reads where training reads <paramref name="value"/>.</summary>
    public static Value InInference(Value value) =>
        value.ReplacesInTraining is { } source ? InInference(source) : value;

    private int End(Func<Step, IReadOnlyList<ParameterSlot>> tensors) =>
        Steps.SelectMany(tensors).Select(static slot => slot.End).DefaultIfEmpty().Max();

    private static bool IsPartOfLoss(Step step, IReadOnlyList<Step> steps, IReadOnlyList<ProgramOutput> outputs) =>
        outputs.Any(output => output.LossActivation == step)
        && !steps.Any(reader => reader.Inputs.Contains(step.Output))
        && outputs.Count(output => output.Value == step.Output) == 1;
}
