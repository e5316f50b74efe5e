using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNet;

/// <summary>What a recurrent network hands from one time step to the next, for each stream.</summary>
/// <param name="Network">The name of the network's class.</param>
/// <param name="Tensors">The parts of the state, in the order of the layers.</param>
/// <param name="Stride">The floats of one stream, padding included.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StateDefinition(string Network, ImmutableArray<StateTensor> Tensors, int Stride)
{
    /// <summary>
    /// The floats after a single stream's state, for what passes from layer to layer in a step: so <c>Step</c> needs
    /// no memory of the thread, which would be allocated by the first call.
    /// </summary>
    public int StepFloats { get; init; }

    /// <summary>Whether the state counts time steps, of which layers such as attention keep something.</summary>
    public bool CountsSteps { get; init; }

    /// <summary>The most time steps that a stream can have, where a layer has positions for no more.</summary>
    public int MostSteps { get; init; } = int.MaxValue;

    /// <summary>What layers keep of time steps, in the order of the layers.</summary>
    public ImmutableArray<StepMemoryDefinition> StepMemories { get; init; } = [];
}

/// <summary>What a layer keeps of time steps: a key and a value for each.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Width">The floats of a key, and of a value.</param>
/// <param name="Window">How many of the last steps it keeps, or 0 for all.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StepMemoryDefinition(string Layer, int Width, int Window);

/// <summary>One part of a state.</summary>
/// <param name="Name">The layer and what it is, such as <c>lstm1.cell</c>.</param>
/// <param name="Size">The number of values of one stream.</param>
/// <param name="Offset">Where they start among the floats of a stream.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StateTensor(string Name, int Size, int Offset);
