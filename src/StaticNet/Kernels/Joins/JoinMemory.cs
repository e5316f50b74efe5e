using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Where a join reads and writes; null references where it does neither.</summary>
internal ref struct JoinMemory
{
    public ref float Output;
    public ref float First;
    public ref float Second;

    /// <summary>The gradient of the first operand.</summary>
    public ref float Target;

    /// <summary>Moves to the neighbour along an axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(JoinSteps steps)
    {
        Output = ref Unsafe.Add(ref Output, steps.Output);
        First = ref Unsafe.Add(ref First, steps.First);
        Second = ref Unsafe.Add(ref Second, steps.Second);
        Target = ref Unsafe.Add(ref Target, steps.Target);
    }
}
