using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Kinds;

/// <summary>Reproducible inputs of networks of one kind.</summary>
internal static class KindData
{
    /// <summary>The number of tokens that networks over tokens know.</summary>
    public const int Vocabulary = 65;

    /// <summary>Values between -1 and 1.</summary>
    /// <param name="count">How many.</param>
    public static float[] Values(int count) => RandomData.Uniform(new Random(1), count, -1, 1);

    /// <summary>Tokens.</summary>
    /// <param name="count">How many.</param>
    public static int[] Tokens(int count) => RandomData.Classes(new Random(1), count, Vocabulary);

    /// <summary>Values between -1 and 1 in aligned memory.</summary>
    /// <param name="count">How many.</param>
    public static AlignedBuffer Buffer(int count)
    {
        AlignedBuffer buffer = new(count);
        Values(count).CopyTo(buffer.Span);
        return buffer;
    }
}
