using System.Collections.Immutable;
using StaticNet.Optimizers;
using StaticNet.Threading;

namespace StaticNet;

/// <summary>
/// Updates parameters from their gradients, in place, for all parameters at once. The first step allocates the state,
/// such as moments; later steps allocate nothing.
/// </summary>
public abstract class Optimizer
{
    private const string InUse =
        "The optimizer is in use by another call, on another thread. Use one optimizer for each network that is "
        + "trained.";

    private AlignedBuffer[]? _state;
    private object? _network;
    private int _isInUse;

    /// <summary>Creates an optimizer without state.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate of the next step; schedules and callbacks change it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = OptimizerSetting.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>The number of steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>The kind of optimizer, as checkpoints name it.</summary>
    public abstract string Kind { get; }

    /// <summary>The names of the state blocks that the settings need, each as long as the parameters.</summary>
    protected abstract ImmutableArray<string> StateNames { get; }

    /// <summary>The value that a state block is filled with before the first step.</summary>
    /// <param name="index">The number of the block.</param>
    protected virtual float InitialState(int index) => 0;

    /// <summary>
    /// The magnitude below which values of a state block are set to zero every 64 steps, because averages that decay
    /// for long become subnormal numbers, which are slow in hardware.
    /// </summary>
    /// <param name="index">The number of the block.</param>
    protected virtual float NegligibleState(int index) => SubnormalFlush.Negligible;

    /// <summary>One state block.</summary>
    /// <param name="index">Its number in <see cref="StateNames"/>.</param>
    protected Span<float> State(int index) => _state![index];

    /// <summary>
    /// Whether <see cref="Update"/> can take the parameters in parts, on any threads: a parameter's new value depends
    /// on its own gradient and state alone, and nothing else changes.
    /// </summary>
    internal virtual bool UpdatesInParts => false;

    /// <summary>Updates the parameters; <see cref="Steps"/> already counts this step.</summary>
    /// <param name="block">The parameters and gradients.</param>
    protected abstract void Update(UpdateBlock block);

    /// <summary>Takes one step.</summary>
    /// <param name="parameters">The parameters; each step must have the same number.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="gradientScale">
    /// A factor for the gradients, such as <see cref="GradientClipping.NormFactor"/>, applied without an extra pass.
    /// </param>
    /// <param name="threads">The maximum number of threads; the result is bit-for-bit the same for any number.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ from each other or from those of earlier steps, or the spans overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread is taking a step.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public void Step(
        Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale = 1, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        using CallLease call = Enter();
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"There are {parameters.Length} parameters, but {gradients.Length} gradients.", nameof(gradients));
        }
        ShapeGuard.Disjoint(gradients, parameters, nameof(gradients), nameof(parameters));
        StepWithin(parameters, gradients, threads, gradientScale);
    }

    /// <summary>Begins a call, such as a step in parts.</summary>
    /// <exception cref="InvalidOperationException">Another call uses the optimizer.</exception>
    internal CallLease Enter() => CallLease.Take(ref _isInUse, InUse);

    /// <summary>Takes one step within a call that has begun.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="threads">The maximum number of threads.</param>
    /// <param name="gradientScale">A factor for the gradients.</param>
    internal void StepWithin(
        Span<float> parameters, ReadOnlySpan<float> gradients, int threads, float gradientScale = 1)
    {
        BeginStep(parameters.Length);
        Update(new UpdateBlock(parameters, gradients, gradientScale, threads));
        EndStep(parameters, threads);
    }

    /// <summary>Begins a step; the parts of its update follow.</summary>
    /// <param name="parameters">The number of parameters.</param>
    /// <exception cref="ArgumentException">It has the state of another number.</exception>
    internal void BeginStep(int parameters)
    {
        RequireLength(parameters);
        _state ??= CreateState(parameters);
        Steps++;
    }

    /// <summary>Updates some of the parameters: each once between the beginning and the end of a step.</summary>
    /// <param name="part">The parameters and gradients.</param>
    internal void UpdatePart(UpdateBlock part) => Update(part);

    /// <summary>Ends a step.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="threads">The maximum number of threads.</param>
    internal void EndStep(Span<float> parameters, int threads)
    {
        if (Steps % SubnormalFlush.Interval != 0)
            return;
        for (int i = 0; i < _state!.Length; i++)
            SubnormalFlush.Apply(State(i), NegligibleState(i), threads);
        SubnormalFlush.Apply(parameters, SubnormalFlush.SmallestNormal, threads);
    }

    /// <summary>Copies the state, for checkpoints.</summary>
    public OptimizerState ExportState()
    {
        using CallLease call = Enter();
        var blocks = ImmutableArray.CreateBuilder<OptimizerBlock>();
        for (int i = 0; i < (_state?.Length ?? 0); i++)
            blocks.Add(new OptimizerBlock(StateNames[i], State(i).ToArray()));
        return new OptimizerState(Kind, Steps, LearningRate, blocks.ToImmutable());
    }

    /// <summary>
    /// Restores a copied state; further steps are as if there had been no interruption. If the state is rejected,
    /// nothing changes.
    /// </summary>
    /// <param name="state">The state of an optimizer with the same settings.</param>
    /// <exception cref="ArgumentException">
    /// The state is of another kind of optimizer, or of one whose settings need other blocks, or its numbers are
    /// invalid.
    /// </exception>
    public void ImportState(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallLease call = Enter();
        RequireOwn(state);
        AlignedBuffer[]? blocks = state.Steps == 0 ? null : [.. state.Blocks.Select(Copy)];
        (_state, Steps, LearningRate) = (blocks, state.Steps, state.LearningRate);
        _network = null;
    }

    /// <summary>Checks that the next step can have so many parameters.</summary>
    /// <param name="parameters">The number of parameters.</param>
    /// <exception cref="ArgumentException">It has the state of another number.</exception>
    internal void RequireLength(int parameters)
    {
        if (_state is [{ } block, ..] && block.Length != parameters)
        {
            throw new ArgumentException(
                $"The optimizer has the state of {block.Length} parameters, but this step has {parameters}. "
                + "Use one optimizer per network.",
                nameof(parameters));
        }
    }

    /// <summary>Checks that the state, if there is one, is not of another network that a trainer trained.</summary>
    /// <param name="network">The network of the next steps.</param>
    /// <exception cref="ArgumentException">It is: moments of one network mislead another.</exception>
    internal void RequireNetwork(object network)
    {
        if (_state is { Length: > 0 } && _network is not null && !ReferenceEquals(_network, network))
        {
            throw new ArgumentException(
                "The optimizer has the state of another network, from an earlier Fit. Use one optimizer per network, "
                + "or, to go on with this state, optimizer.ImportState(optimizer.ExportState()).",
                nameof(network));
        }
    }

    /// <summary>Remembers whose parameters the next steps update.</summary>
    /// <param name="network">The network.</param>
    internal void Belong(object network) => _network = network;

    private void RequireOwn(OptimizerState state)
    {
        if (state.Kind != Kind)
            throw Refused($"The state is that of {state.Kind}, but the optimizer is {Kind}.");
        if (state.Steps < 0)
            throw Refused($"The state says that {state.Steps} steps were taken.");
        OptimizerSetting.NotNegative(state.LearningRate, nameof(state.LearningRate));
        OptimizerBlock[] blocks = state.Blocks.IsDefault ? [] : [.. state.Blocks];
        string found = string.Join(", ", blocks.Select(block => block?.Name));
        string expected = state.Steps == 0 ? "" : string.Join(", ", StateNames);
        if (found != expected || blocks.Any(block => block.Values?.Length != blocks[0].Values.Length))
        {
            throw Refused(
                $"The state after {state.Steps} steps has the blocks [{found}], "
                + $"but {Kind} with these settings needs [{expected}] of one length.");
        }

        static ArgumentException Refused(string message) => new(message, nameof(state));
    }

    private AlignedBuffer[] CreateState(int length)
    {
        var blocks = new AlignedBuffer[StateNames.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new AlignedBuffer(length);
            blocks[i].Span.Fill(InitialState(i));
        }
        return blocks;
    }

    private static AlignedBuffer Copy(OptimizerBlock block)
    {
        var buffer = new AlignedBuffer(block.Values.Length);
        block.Values.CopyTo(buffer.Span);
        return buffer;
    }
}
