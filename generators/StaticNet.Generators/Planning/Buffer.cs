namespace StaticNet.Generators.Planning;

/// <summary>Memory of a pass: so many floats for each sample, needed from one moment to another.</summary>
/// <param name="name">The prefix of its constants and accessors.</param>
/// <param name="stride">The floats for each sample.</param>
/// <param name="first">The moment at which it is first written.</param>
/// <param name="hasTime">Whether there are so many floats for each time step of a sample.</param>
internal sealed class Buffer(string name, int stride, int first, bool hasTime = false)
{
    /// <summary>The prefix of its constants and accessors.</summary>
    public string Name { get; } = name;

    /// <summary>The floats for each sample.</summary>
    public int Stride { get; } = stride;

    /// <summary>The moment at which it is first written.</summary>
    public int First { get; } = first;

    /// <summary>Whether there are so many floats for each time step of a sample.</summary>
    public bool HasTime { get; } = hasTime;

    /// <summary>
    /// The values of a row of channels, with zeros from there to the next one, where both stay so. Memory is shared only
    /// by buffers that have the zeros at the same places.
    /// </summary>
    public int Channels { get; init; }

    /// <summary>Whether its rows lie otherwise than those of other buffers, so that it shares memory with none.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The moment at which it is last read.</summary>
    public int Last { get; set; } = first;

    /// <summary>The floats for each sample that lie before it.</summary>
    public int Offset { get; set; }

    /// <summary>Lets it live until it is read at a moment.</summary>
    public void ReadAt(int moment) => Last = Math.Max(Last, moment);
}
