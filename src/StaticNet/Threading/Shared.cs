using System.Runtime.InteropServices;

namespace StaticNet.Threading;

/// <summary>What all threads of a team write, alone on its pair of cache lines.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct Shared
{
    /// <summary>The number of parts not yet finished.</summary>
    [FieldOffset(128)]
    public int Unfinished;
}
