using System.Collections.Immutable;
using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet;

/// <summary>
/// What a recurrent network remembers of one or more streams between two calls. Each network has a class of its own
/// derived from this one, <c>State</c>; the caller owns it. It starts as zeros. The same class holds gradients of a
/// state.
/// </summary>
public abstract partial class RecurrentState
{
    private const string NetworkKey = "network";

    private const string InUse =
        "The state is in use by another call, on another thread. A state is advanced by one call at a time: "
        + "give each stream of calls one of its own.";

    private readonly AlignedBuffer _values;

    // Once a caller has a span of the values, it may write into it before any call.
    private bool _mayHoldSubnormals;
    private int _isInUse;

    /// <summary>Creates a zero state.</summary>
    /// <param name="definition">What the network hands on.</param>
    /// <param name="streams">The number of streams, which a call advances together.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="streams"/> is not positive, or there are too many.
    /// </exception>
    protected RecurrentState(StateDefinition definition, int streams)
        : this(definition, streams, int.MaxValue)
    {
    }

    /// <summary>Creates a zero state of a network that counts time steps.</summary>
    /// <param name="definition">What the network hands on.</param>
    /// <param name="streams">The number of streams, which a call advances together.</param>
    /// <param name="maxTime">The most time steps that each stream can have.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="streams"/> or <paramref name="maxTime"/> is not positive, there are too many, or a layer has
    /// positions for fewer steps.
    /// </exception>
    protected RecurrentState(StateDefinition definition, int streams, int maxTime)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(streams);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            streams, (Array.MaxLength - 64) / Math.Max(definition.Stride, 1));
        Definition = definition;
        Streams = streams;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            (long)streams * definition.Stride + definition.StepFloats, Array.MaxLength - 64, nameof(streams));
        _values = new AlignedBuffer(streams * definition.Stride + (streams == 1 ? definition.StepFloats : 0));
        MaxTime = maxTime;
        _steps = definition.CountsSteps ? new StepCounts(definition, streams, maxTime) : null;
    }

    /// <summary>What the values are.</summary>
    public StateDefinition Definition { get; }

    /// <summary>The number of streams.</summary>
    public int Streams { get; }

    /// <summary>All values, one row for each stream; the padding between the parts of a row is zero.</summary>
    /// <remarks>
    /// Subnormal numbers, those below 1.18e-38, that are written here become zeros in the next call: processors take
    /// many times as long over them.
    /// </remarks>
    public Span<float> Values
    {
        get
        {
            _mayHoldSubnormals = true;
            return OwnValues;
        }
    }

    private Span<float> OwnValues => _values.Span[..(Streams * Definition.Stride)];

    private ref float Reference => ref _values.Reference;

    /// <summary>For generated code: the first value of a state, or a null reference where there is none.</summary>
    /// <param name="state">The state, or null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ref float ReferenceOf(RecurrentState? state)
    {
        if (state is null)
            return ref Unsafe.NullRef<float>();
        if (state._mayHoldSubnormals)
            Subnormals.FlushInPlace(state.OwnValues);
        return ref state.Reference;
    }

    /// <summary>For generated code: takes a state for one call.</summary>
    /// <param name="state">The state, or null.</param>
    /// <returns>What ends the call, also where it throws.</returns>
    /// <exception cref="InvalidOperationException">Another call uses it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CallLease Enter(RecurrentState? state)
        => state is null ? default : CallLease.Take(ref state._isInUse, InUse);

    /// <summary>One part of the state, [streams x size].</summary>
    /// <param name="name">Its name, such as <c>lstm1.hidden</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such part; the message lists them.</exception>
    public TensorSpan<float> this[string name]
    {
        get
        {
            StateTensor tensor = Find(name);
            int length = (Streams - 1) * Definition.Stride + tensor.Size;
            // Along an axis of one element a tensor span takes no stride but 0.
            ReadOnlySpan<nint> strides = [Streams == 1 ? 0 : Definition.Stride, tensor.Size == 1 ? 0 : 1];
            return new TensorSpan<float>(Values.Slice(tensor.Offset, length), [Streams, tensor.Size], strides);
        }
    }

    /// <summary>Makes the state of all streams zero.</summary>
    public void Reset()
    {
        OwnValues.Clear();
        _steps?.Reset();
    }

    /// <summary>Makes the state of one stream zero.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    public void Reset(int stream)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stream, Streams);
        OwnValues.Slice(stream * Definition.Stride, Definition.Stride).Clear();
        _steps?.Reset(stream);
    }

    /// <summary>Copies the state into another of the same network, as large in streams and time steps.</summary>
    /// <param name="destination">The other.</param>
    /// <exception cref="StateMismatchException">It is another network's.</exception>
    /// <exception cref="ArgumentException">
    /// It has another number of streams, or another <see cref="MaxTime"/>.
    /// </exception>
    public void CopyTo(RecurrentState destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.GetType() != GetType())
            throw Mismatch(Definition.Network, destination);
        if (destination.Streams != Streams)
        {
            throw new ArgumentException(
                $"The state has {Streams} streams, the destination {destination.Streams}.", nameof(destination));
        }
        if (destination.MaxTime != MaxTime)
        {
            throw new ArgumentException(
                $"The state has room for {MaxTime} steps, the destination for {destination.MaxTime}.",
                nameof(destination));
        }
        OwnValues.CopyTo(destination.OwnValues);
        _steps?.CopyTo(destination._steps!);
        destination._mayHoldSubnormals |= _mayHoldSubnormals;
    }

    /// <summary>Writes the state to a safetensors file: each part as [streams x size].</summary>
    /// <param name="path">The file. It is replaced atomically.</param>
    /// <exception cref="IOException">The file cannot be written; the old one is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// There is no permission to write the directory or the file.
    /// </exception>
    public void Save(string path)
    {
        var writer = new SafetensorsWriter();
        writer.Metadata[NetworkKey] = Definition.Network;
        WeightFile.AddTensors(writer, Layout(), _steps is null ? OwnValues : [.. OwnValues, .. _steps.Save()]);
        writer.Save(path);
    }

    /// <summary>Reads the state from a safetensors file; where it does not fit, nothing is changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not a valid safetensors file.</exception>
    /// <exception cref="WeightFileException">
    /// It is the state of another network, of another number of streams, or of another <see cref="MaxTime"/>, or it has
    /// a number of steps that the state cannot have.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public void Load(string path)
    {
        NetworkDefinition layout = Layout();
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        // States of two networks may have the same parts. A file made elsewhere need not say whose it is.
        if (reader.Metadata.TryGetValue(NetworkKey, out string? network) && network != Definition.Network)
        {
            throw new WeightFileException(
                reader.FileName, layout.Name, $"the file is the state of {Excerpt.Of(network)}");
        }
        WeightFile.RequireTensors(reader, layout);
        int own = OwnValues.Length;
        float[] loaded = new float[own + (_steps?.FileLength ?? 0)];
        OwnValues.CopyTo(loaded);
        WeightFile.ReadTensors(reader, layout, loaded);
        if (_steps is { } steps && !steps.TryLoad(loaded.AsSpan(own)))
        {
            throw new WeightFileException(
                reader.FileName, layout.Name, "the file says a number of steps that the state cannot have");
        }
        Subnormals.Copy(loaded.AsSpan(0, own), OwnValues);
    }

    internal static StateMismatchException Mismatch(string network, RecurrentState state) => new(
        $"This is the state of {state.Definition.Network}, "
        + $"but the network is {network}: create it with new {network}.State(streams).",
        network, state.Definition.Network);

    private StateTensor Find(string name)
    {
        foreach (StateTensor tensor in Definition.Tensors)
        {
            if (tensor.Name == name)
                return tensor;
        }
        string known = string.Join(", ", Definition.Tensors.Select(static tensor => tensor.Name));
        throw new KeyNotFoundException($"The state of {Definition.Network} has no '{name}', but {known}.");
    }

    /// <summary>Where each part lies, for files.</summary>
    internal NetworkDefinition Layout()
    {
        ImmutableArray<TensorLayout> tensors =
        [
            .. Definition.Tensors.Select(tensor => new TensorLayout(
                tensor.Name, [Streams, tensor.Size], tensor.Offset,
                [new TensorAxis(Streams, Definition.Stride), new TensorAxis(tensor.Size, 1)], Initializer.Zeros, 1, 1)),
            .. _steps?.Layout(OwnValues.Length) ?? [],
        ];
        int length = OwnValues.Length + (_steps?.FileLength ?? 0);
        return new NetworkDefinition($"the state of {Definition.Network}", [], tensors, length);
    }
}
