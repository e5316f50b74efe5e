using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// Random numbers as a pure function of a key and a counter: any part of a stream can be drawn in any order, on any
/// thread, with the same bits.
/// </summary>
/// <param name="key">The stream.</param>
internal readonly struct CounterRandom(ulong key)
{
    // The golden ratio times 2^64: steps that fill the range evenly.
    private const ulong Step = 0x9E3779B97F4A7C15;

    private readonly ulong _key = Mix(key ^ Step);

    /// <summary>The stream of two values, such as a seed and the number of a tensor.</summary>
    /// <param name="first">One value.</param>
    /// <param name="second">The other.</param>
    public static ulong Combine(ulong first, ulong second) => Mix(Mix(first + Step) ^ (second * Step));

    /// <summary>64 random bits.</summary>
    /// <param name="counter">Which.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(ulong counter) => Mix(Mix(_key + counter * Step) ^ _key);

    /// <summary>A number drawn evenly from [0, 1), with 53 bits.</summary>
    /// <param name="counter">Which.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(ulong counter) => (Bits(counter) >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A number drawn from N(0, 1), by the method of Box and Muller: a pair of counters shares two uniform numbers.
    /// </summary>
    /// <param name="counter">Which.</param>
    public double Normal(ulong counter)
    {
        ulong pair = counter & ~1UL;
        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(pair)));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Uniform(pair + 1));
        return radius * (counter == pair ? cos : sin);
    }

    // Two rounds of xor-shift and multiplication, after which every bit depends on every bit (Stafford's variant 13 of
    // the finaliser of MurmurHash3).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
