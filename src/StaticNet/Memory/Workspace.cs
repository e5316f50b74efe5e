using System.ComponentModel;
using System.Runtime.InteropServices;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet;

/// <summary>
/// The memory that a network's forward and backward passes work in, and the random state of its dropout. It is reused
/// from call to call, so a training step allocates nothing. A workspace serves one call at a time; a second one throws
/// an <see cref="InvalidOperationException"/>.
/// </summary>
public sealed partial class Workspace
{
    // About ten microseconds of one core.
    private const long WorthSharing = 1_000_000;

    // What one array holds, less what alignment takes.
    private const int MostFloats = int.MaxValue - 128;

    private const string InUse =
        "The workspace is in use by another call, on another thread. A workspace serves one call at a time: "
        + "give each thread one of its own.";

    private AlignedBuffer _floats = new(0);
    private double[] _losses = [];
    private int[] _lengths = [];
    private int[] _nextLengths = [];
    private int _lengthCount;
    private int _isInUse;
    private int _fixedFloats;
    private object? _owner;
    private bool _keeps;
    private bool _isUsedUp;
    private WeightUpdate? _requestedUpdate;

    /// <summary>Creates a workspace; its memory is allocated when a network first uses it.</summary>
    /// <param name="maxBatch">The maximum number of samples in one call.</param>
    /// <param name="maxTime">The maximum number of time steps in one call; 1 for networks without a time axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public Workspace(int maxBatch, int maxTime = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBatch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTime);
        MaxBatch = maxBatch;
        MaxTime = maxTime;
    }

    /// <summary>The maximum number of samples in one call.</summary>
    public int MaxBatch { get; }

    /// <summary>The maximum number of time steps in one call.</summary>
    public int MaxTime { get; }

    /// <summary>
    /// The maximum number of threads for training, including the caller's. Results are bit-for-bit the same for any
    /// number. Default: the number of processors.
    /// </summary>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>
    /// The seed of the dropout masks. Together with <see cref="DropoutStep"/>, it is the complete random state: each
    /// mask is a function of these two, the layer, the sample, its time step or position, and the unit, and is the same
    /// on any machine.
    /// </summary>
    public ulong DropoutSeed { get; set; }

    /// <summary>The number of training passes that have drawn dropout masks; each pass draws its own.</summary>
    public ulong DropoutStep { get; set; }

    /// <summary>For generated code: the step of an optimizer that runs within the pass, if one does.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeightUpdate? Updates { get; private set; }

    /// <summary>Asks for a step of an optimizer within the next pass of this thread.</summary>
    /// <param name="update">The step, or null for none.</param>
    internal void RequestUpdate(WeightUpdate? update)
    {
        update?.Request();
        _requestedUpdate = update;
    }

    /// <summary>The number of samples in the last forward pass.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Batch { get; private set; }

    /// <summary>The number of time steps in the last forward pass; 0 for a network without a time axis.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Time { get; private set; }

    /// <summary>
    /// For generated code: the lengths of the last forward pass's sequences; empty where all were whole.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, _lengthCount);

    /// <summary>
    /// For generated code: how many rows of <see cref="MaxTime"/> steps and one more all sequences have together.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int StepCapacity { get; private set; }

    /// <summary>For generated code: takes a workspace for one call.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>What ends the call, also where it throws.</returns>
    /// <exception cref="InvalidOperationException">Another call uses it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CallLease Enter(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return CallLease.Take(ref workspace._isInUse, InUse);
    }

    /// <summary>For generated code: makes room for a pass and remembers whose it is.</summary>
    /// <param name="owner">The network.</param>
    /// <param name="batch">How many samples the pass has.</param>
    /// <param name="floatsPerSample">How many floats it needs for each sample.</param>
    /// <param name="fixedFloats">How many floats it needs besides.</param>
    /// <param name="keeps">Whether a backward pass may follow, from what this one keeps.</param>
    /// <returns>
    /// The first float: the fixed ones stand first, then each buffer with room for <see cref="MaxBatch"/> samples.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="batch"/> is above <see cref="MaxBatch"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Begin(object owner, int batch, int floatsPerSample, int fixedFloats, bool keeps)
    {
        if (batch > MaxBatch)
        {
            throw new ArgumentException(
                $"This call has {batch} samples, but the workspace was made for {MaxBatch}. "
                + $"Create it with new Workspace({batch}) or pass fewer samples.");
        }
        long needed = (long)floatsPerSample * MaxBatch + fixedFloats;
        RequireFit(needed);
        AlignedBuffer floats = Take(owner, batch, (int)needed, keeps);
        (Time, StepCapacity, _lengthCount, _fixedFloats) = (0, 0, 0, fixedFloats);
        return ref floats.Reference;
    }

    /// <summary>For generated code: makes room for a pass over sequences and remembers whose it is.</summary>
    /// <param name="owner">The network.</param>
    /// <param name="sequences">How many sequences the pass has.</param>
    /// <param name="time">How many time steps each has.</param>
    /// <param name="lengths">How many of them count, or nothing where all do.</param>
    /// <param name="floatsPerStep">
    /// How many floats it needs for each time step of each sequence, and for one more.
    /// </param>
    /// <param name="floatsPerSample">How many floats it needs for each sequence besides.</param>
    /// <param name="fixedFloats">How many floats it needs besides.</param>
    /// <param name="keeps">Whether a backward pass may follow, from what this one keeps.</param>
    /// <returns>
    /// The first float: the fixed ones stand first, then each buffer with room for <see cref="MaxBatch"/> sequences.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are more sequences or steps than the workspace was made for.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Begin(
        object owner, int sequences, int time, ReadOnlySpan<int> lengths, int floatsPerStep, int floatsPerSample,
        int fixedFloats, bool keeps)
    {
        if (sequences > MaxBatch || time > MaxTime)
        {
            throw new ArgumentException(
                $"This call has {sequences} sequences of {time} time steps, "
                + $"but the workspace was made for {MaxBatch} of {MaxTime}. "
                + $"Create it with new Workspace({Math.Max(sequences, MaxBatch)}, {Math.Max(time, MaxTime)}) "
                + "or pass fewer.");
        }
        // The product of three sizes can be more than 64 bits hold, so that of two is checked first.
        long steps = MaxBatch * (MaxTime + 1L);
        RequireFit(steps);
        long needed = steps * floatsPerStep + (long)MaxBatch * floatsPerSample + fixedFloats;
        RequireFit(needed);
        CopyLengths(lengths, sequences, time);
        AlignedBuffer floats = Take(owner, sequences, (int)needed, keeps);
        (_lengths, _nextLengths) = (_nextLengths, _lengths);
        (Time, StepCapacity, _lengthCount, _fixedFloats) = (time, (int)steps, lengths.Length, fixedFloats);
        return ref floats.Reference;
    }

    // Checked in memory of our own, which no other thread changes; those of the last pass stay until this one is sure.
    private void CopyLengths(ReadOnlySpan<int> lengths, int sequences, int time)
    {
        SequenceGuard.LengthCount(lengths.Length, sequences);
        if (_nextLengths.Length < lengths.Length)
            _nextLengths = new int[MaxBatch];
        lengths.CopyTo(_nextLengths);
        SequenceGuard.Lengths(_nextLengths.AsSpan(0, lengths.Length), sequences, time);
    }

    /// <summary>For generated code: refuses values that a pass would overwrite while it reads them.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">They lie in the memory of the workspace.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireOutside(string name, ReadOnlySpan<float> values)
    {
        if (values.Overlaps(_floats.Span))
        {
            throw new ArgumentException(
                $"{name} lies in the memory of this workspace, as what Forward returns does. Copy it, or use another "
                + "workspace.", name);
        }
    }

    /// <summary>Whether what stands around the memory is as it was.</summary>
    internal bool HasWholeMargins => _floats.Length == 0 || _floats.HasWholeMargins;

    /// <summary>What a layer gave for one sample of the last forward pass, which was not over sequences.</summary>
    /// <param name="layout">Where it lies.</param>
    /// <param name="sample">The sample.</param>
    internal ReadOnlySpan<float> Activation(ActivationLayout layout, int sample)
        => _floats.Span.Slice(_fixedFloats + layout.Offset * MaxBatch + sample * layout.Stride, layout.Stride);

    // Offsets in the memory are ints: what fits one array cannot make them overflow.
    private void RequireFit(long needed)
    {
        if (needed > MostFloats || MaxBatch > MostFloats)
        {
            throw new ArgumentException(
                $"{MaxBatch} samples{(MaxTime > 1 ? $" of {MaxTime} time steps" : "")} need at least {needed:N0} floats "
                + "of memory, more than one array holds. Create the workspace for fewer.");
        }
    }

    private AlignedBuffer Take(object owner, int batch, int needed, bool keeps)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        AlignedBuffer floats = _floats;
        // The padding of rows is zero and stays so, but another network has it elsewhere.
        if (floats.Length < needed)
            _floats = floats = new AlignedBuffer(needed);
        else if (!ReferenceEquals(_owner, owner))
            floats.Span.Clear();
        if (_losses.Length < MaxBatch)
            _losses = new double[MaxBatch];
        _owner = owner;
        Updates = _requestedUpdate is { IsRequestedHere: true } requested ? requested : null;
        (_keeps, _isUsedUp) = (keeps, false);
        Batch = batch;
        (LossIsSum, LossCount) = (false, 0);
        return floats;
    }

    /// <summary>
    /// For generated code: the memory of the last forward pass, for the backward pass that follows it.
    /// </summary>
    /// <param name="owner">The network.</param>
    /// <exception cref="InvalidOperationException">
    /// The last forward pass in this workspace was not of this network, or what it kept is used up.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Resume(object owner)
    {
        if (!ReferenceEquals(_owner, owner) || !_keeps)
        {
            throw new InvalidOperationException(
                "Backward needs the workspace of a Forward call of the same network, made with training: true.");
        }
        if (_isUsedUp)
        {
            throw new InvalidOperationException(
                "Backward has already run on this Forward, and in a recurrent network it overwrites what Forward kept. "
                + "Call Forward again first, or add up the gradients of the outputs and call Backward once.");
        }
        return ref _floats.Reference;
    }

    /// <summary>For generated code: the backward pass that follows overwrites what the forward pass kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UseUp() => _isUsedUp = true;

    /// <summary>For generated code: one loss per sample.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<double> SampleLosses => _losses;

    /// <summary>For generated code: the losses of the samples, added up in their order.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double TotalLoss
    {
        get
        {
            double total = 0;
            foreach (double loss in _losses.AsSpan(0, Batch))
                total += loss;
            return total;
        }
    }

    /// <summary>
    /// For generated code: what the last loss is a mean over, such as the total weight of the targets that count.
    /// Losses of several batches are only averaged rightly with it.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double LossDivisor { get; set; } = 1;

    /// <summary>For generated code: whether the last loss is a sum, not a mean.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool LossIsSum { get; set; }

    /// <summary>
    /// For generated code: where the layers of a pass read an input. That is the caller's memory, or a copy where
    /// subnormal numbers would slow them down, or backward reads it again, perhaps after the caller has changed it.
    /// </summary>
    /// <param name="name">The input's name.</param>
    /// <param name="input">The caller's values.</param>
    /// <param name="copy">Where a copy goes.</param>
    /// <param name="keeps">Whether a backward pass may follow.</param>
    /// <exception cref="ArgumentException">The input lies in this workspace.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float TakeInput(string name, ReadOnlySpan<float> input, ref float copy, bool keeps)
    {
        RequireOutside(name, input);
        if (!keeps && !SubnormalSearchJob.Any(input, Threads))
            return ref MemoryMarshal.GetReference(input);
        Subnormals.Copy(input, MemoryMarshal.CreateSpan(ref copy, input.Length));
        return ref copy;
    }

    /// <summary>For generated code: runs one phase of a job on up to <see cref="Threads"/> threads.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <param name="job">The job.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="parts">How many parts it has.</param>
    /// <param name="flops">How much work it is: little is not worth waking other threads for.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Run<TJob>(ref TJob job, int phase, int parts, long flops)
        where TJob : struct, IVectorJob, allows ref struct
        => WorkerTeam.Run(ref job, phase, parts, flops < WorthSharing ? 1 : Threads, TJob.PartsAtOnce(phase));

    /// <summary>
    /// For generated code: runs a pass with gradients, from the transposed weights to the gradients of the parameters.
    /// </summary>
    /// <typeparam name="TPass">The pass.</typeparam>
    /// <param name="pass">The pass.</param>
    /// <param name="phase">The phase between those two, which computes the gradients of the samples' values.</param>
    /// <param name="parts">How many parts that has.</param>
    /// <param name="transposeParts">How many weights are transposed.</param>
    /// <param name="parameterParts">How many parts the gradients of the parameters have.</param>
    /// <param name="flops">How much work forward is; backward is twice as much, and half of that the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RunBackward<TPass>(
        ref TPass pass, int phase, int parts, int transposeParts, int parameterParts, long flops)
        where TPass : struct, IVectorJob, allows ref struct
    {
        if (transposeParts > 0)
            Run(ref pass, PassPhase.Transpose, transposeParts, flops: 0);
        Run(ref pass, phase, parts, 2 * flops);
        RunParameterGradients(ref pass, parameterParts, flops);
    }

    /// <summary>
    /// For generated code: runs the last phase of a pass with gradients. Where a step of an optimizer runs within it,
    /// that begins here; from a loss that is not finite none is taken, and nothing uses the gradients.
    /// </summary>
    /// <typeparam name="TPass">The pass.</typeparam>
    /// <param name="pass">The pass.</param>
    /// <param name="parts">How many parts the gradients of the parameters have.</param>
    /// <param name="flops">How much work forward is, and the gradients of the parameters as well.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RunParameterGradients<TPass>(ref TPass pass, int parts, long flops)
        where TPass : struct, IVectorJob, allows ref struct
    {
        if (parts == 0)
            return;
        if (Updates is { } updates)
        {
            if (!double.IsFinite(LossCount == 0 ? MeanLoss : (float)WeightedLoss))
                return;
            updates.Begin();
        }
        Run(ref pass, PassPhase.ParameterGradients, parts, flops);
    }
}
