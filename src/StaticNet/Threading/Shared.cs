using System.Runtime.InteropServices;

namespace StaticNet.Threading;

/// <summary>What all threads of a team write, each value alone on its pair of cache lines.</summary>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal struct Shared
{
    /// <summary>
    /// The number of threads of the run (high half) and of parts not yet claimed (low half), which is what makes a
    /// claim by compare-and-exchange safe at any time: equal values mean the same open parts, of whichever run.
    /// </summary>
    [FieldOffset(128)]
    public long Open;

    /// <summary>The number of parts not yet finished.</summary>
    [FieldOffset(256)]
    public int Unfinished;
}
