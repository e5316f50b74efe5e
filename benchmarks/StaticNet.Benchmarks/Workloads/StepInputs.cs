namespace StaticNet.Benchmarks.Workloads;

/// <summary>What comes into a recurrent network, step by step and then from the start again.</summary>
/// <param name="Values">One value for each step; empty where there are tokens.</param>
/// <param name="Tokens">One token for each step, or null.</param>
internal sealed record StepInputs(float[] Values, int[]? Tokens)
{
    /// <summary>How many steps there are before they repeat: a power of two.</summary>
    public const int Count = 64;

    /// <summary>The name of what contestants compare: the outputs of the first <see cref="Count"/> steps.</summary>
    public const string Outputs = "outputs";

    /// <summary>Random values, the same in every run.</summary>
    public static StepInputs OfValues() => new(RandomData.Uniform(new Random(2), Count, -1, 1), Tokens: null);

    /// <summary>Random tokens, the same in every run.</summary>
    /// <param name="vocabulary">How many there are.</param>
    public static StepInputs OfTokens(int vocabulary) => new([], RandomData.Classes(new Random(2), Count, vocabulary));
}
