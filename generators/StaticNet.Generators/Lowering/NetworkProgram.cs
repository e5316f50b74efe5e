using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Lowering;

/// <summary>What runs, in order, and on which values.</summary>
internal sealed class NetworkProgram(
    InferredNetwork network, IReadOnlyList<Step> steps, Value input, Value last, Step? lossActivation)
{
    public InferredNetwork Network { get; } = network;

    public NetworkDeclaration Declaration => Network.Declaration;

    /// <summary>Everything that inference runs.</summary>
    public IReadOnlyList<Step> Steps { get; } = steps;

    public Value Input { get; } = input;

    /// <summary>The value that is the network's output, or is copied to it.</summary>
    public Value Last { get; } = last;

    /// <summary>The last step, where the loss takes its input and computes both at once.</summary>
    public Step? LossActivation { get; } = lossActivation;

    public Loss? Loss => Network.Outputs[0].Loss;

    /// <summary>How the caller's output lies in memory.</summary>
    public ValueLayout OutputLayout => Last.SeenByCaller(Network.OutputShape);

    /// <summary>What training runs: everything but the step that is part of the loss.</summary>
    public IEnumerable<Step> TrainingSteps => Steps.Where(step => step != LossActivation);

    /// <summary>The value that the loss reads, and from whose gradient the backward pass starts.</summary>
    public Value LossInput => LossActivation?.Input ?? Last;

    /// <summary>
    /// Whether the loss reads the caller's input itself, so that its gradient goes straight to where the caller wants
    /// it. Sequences are copied to time steps and back in any case.
    /// </summary>
    public bool StartsAtCallersGradient => LossInput.Place == ValuePlace.Input && !HasTime;

    public int ParameterLength =>
        Steps.SelectMany(static step => step.Parameters).Sum(static slot => slot.Tensor.Length);

    /// <summary>Whether training has anything to learn; where not, only a caller asks for gradients.</summary>
    public bool HasParameters => Steps.Any(static step => step.Parameters.Count > 0);

    public int BufferLength => Steps.SelectMany(static step => step.Buffers).Sum(static slot => slot.Tensor.Length);

    /// <summary>The steps of training at which the pass waits for all samples.</summary>
    public IReadOnlyList<Step> Barriers { get; } = [.. steps.Where(static step => step.Layer is IWaitsForBatch)];

    public int ParameterCount => Steps.SelectMany(static step => step.Parameters).Sum(static slot => slot.Tensor.Count);

    public long Flops => Network.Nodes.Sum(static node => node.Layer.Flops(node.Input.Shape, node.Output));

    /// <summary>Whether the input has a time axis.</summary>
    public bool HasTime => Input.Shape.HasTime;

    /// <summary>Whether the output has a time axis.</summary>
    public bool OutputHasTime => Network.OutputShape.HasTime;

    /// <summary>Whether any layer reads how many steps of a sequence count.</summary>
    public bool ReadsLengths => Steps.Any(static step => step.Layer.TimeUse == TimeUse.Sequence);

    /// <summary>Whether any layer reads all time steps of a sequence at once.</summary>
    public bool NeedsWholeSequence => Steps.Any(static step => step.Layer.NeedsWholeSequence());

    /// <summary>Whether a state is handed from one time step to the next.</summary>
    public bool IsRecurrent => Declaration.IsRecurrent;

    /// <summary>The parts of the state, in the order of the steps.</summary>
    public IEnumerable<(Step Step, StatePart Part)> StateParts =>
        Steps.Where(static step => step.Layer is IRecurrent)
            .SelectMany(static step => ((IRecurrent)step.Layer).StateParts.Select(part => (step, part)));

    /// <summary>The floats of one stream's state.</summary>
    public int StateStride => StateParts.Sum(static pair => pair.Part.Floats);

    /// <summary>Where a step's state starts in that of a stream.</summary>
    public int StateOffset(Step step) =>
        StateParts.TakeWhile(pair => pair.Step != step).Sum(static pair => pair.Part.Floats);

    /// <summary>Whether any layer draws random numbers in training.</summary>
    public bool IsRandomInTraining => Steps.Any(static step => step.Layer is IDrawsRandomNumbers);

    /// <summary>The step that writes a value, or null for the input.</summary>
    public Step? Producer(Value value) => Steps.FirstOrDefault(step => step.Output == value);

    public int ReaderCount(Value value) => Steps.Count(step => step.Input == value);

    /// <summary>What inference reads where training reads <paramref name="value"/>.</summary>
    public static Value InInference(Value value) =>
        value.ReplacesInTraining is { } source ? InInference(source) : value;
}
