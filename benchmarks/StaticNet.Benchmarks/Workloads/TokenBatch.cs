namespace StaticNet.Benchmarks.Workloads;

/// <summary>A batch of sequences of random tokens, each to be followed by another random one.</summary>
/// <param name="Sequences">The number of sequences.</param>
/// <param name="Steps">The number of tokens in each.</param>
/// <param name="Tokens">[sequences x steps].</param>
/// <param name="Targets">[sequences x steps].</param>
internal sealed record TokenBatch(int Sequences, int Steps, int[] Tokens, int[] Targets)
{
    /// <summary>Creates a batch, the same in every run.</summary>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="steps">The number of tokens in each.</param>
    /// <param name="vocabulary">How many different ones there are.</param>
    public static TokenBatch Create(int sequences, int steps, int vocabulary)
    {
        Random random = new(2);
        int[] tokens = RandomData.Classes(random, sequences * steps, vocabulary);
        return new TokenBatch(sequences, steps, tokens, RandomData.Classes(random, sequences * steps, vocabulary));
    }
}
