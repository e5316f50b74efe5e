namespace StaticNet;

public sealed partial class Dataset
{
    private const int MaxToken = 1 << 24;

    /// <summary>
    /// Creates a data set of sequences of tokens, which may have different lengths, with one class each.
    /// </summary>
    /// <param name="tokens">The tokens of each sequence, each below 2^24. They are stored as floats, exactly.</param>
    /// <param name="labels">The class index of each sequence. Kept, not copied: do not change it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is negative or too large.</exception>
    /// <exception cref="ArgumentException">
    /// There are no sequences, one is empty, or the labels do not fit.
    /// </exception>
    public static Dataset OfTokens(int[][] tokens, int[] labels)
    {
        PaddedRows rows = PaddedRows.Measure(tokens, 1, nameof(tokens));
        return new Dataset(FromTokens(rows, tokens), rows.Steps, labels).WithLengths(rows.Lengths, rows.Steps);
    }

    /// <inheritdoc cref="OfTokens(int[][], int[])"/>
    /// <summary>
    /// Creates a data set of sequences of tokens, which may have different lengths, with a class for each token.
    /// </summary>
    /// <param name="tokens">The tokens of each sequence, each below 2^24. They are stored as floats, exactly.</param>
    /// <param name="labels">The class index of each token of each sequence.</param>
    public static Dataset OfTokens(int[][] tokens, int[][] labels)
    {
        PaddedRows rows = PaddedRows.Measure(tokens, 1, nameof(tokens));
        return Labeled(rows, FromTokens(rows, tokens), 1, labels);
    }

    /// <inheritdoc cref="OfTokens(int[][], int[])"/>
    /// <summary>
    /// Creates a data set of sequences of tokens, which may have different lengths, with target values for each
    /// sequence.
    /// </summary>
    /// <param name="tokens">The tokens of each sequence, each below 2^24. They are stored as floats, exactly.</param>
    /// <param name="targets">[sequences x targetSize]. Kept, not copied: do not change it.</param>
    /// <param name="targetSize">The number of target values of one sequence.</param>
    public static Dataset OfTokens(int[][] tokens, float[] targets, int targetSize)
    {
        PaddedRows rows = PaddedRows.Measure(tokens, 1, nameof(tokens));
        return new Dataset(FromTokens(rows, tokens), rows.Steps, targets, targetSize).WithLengths(rows.Lengths, rows.Steps);
    }

    /// <inheritdoc cref="OfTokens(int[][], int[])"/>
    /// <summary>
    /// Creates a data set of sequences of tokens, which may have different lengths, with target values for each token.
    /// </summary>
    /// <param name="tokens">The tokens of each sequence, each below 2^24. They are stored as floats, exactly.</param>
    /// <param name="targets">The target values of each sequence, token by token.</param>
    /// <param name="targetSize">The number of target values of one token.</param>
    public static Dataset OfTokens(int[][] tokens, float[][] targets, int targetSize)
    {
        PaddedRows rows = PaddedRows.Measure(tokens, 1, nameof(tokens));
        return Targeted(rows, FromTokens(rows, tokens), 1, targets, targetSize);
    }

    /// <summary>
    /// Creates a data set from token sequences in one array, with class labels: one for each sequence, or one for each
    /// token. For shorter sequences that are padded, call <see cref="WithLengths"/>.
    /// </summary>
    /// <param name="tokens">[count x tokensPerSample], each below 2^24. They are stored as floats, exactly.</param>
    /// <param name="tokensPerSample">The number of tokens of one sequence.</param>
    /// <param name="labels">[count x labelsPerSample] class indices. Kept, not copied: do not change it.</param>
    /// <param name="labelsPerSample">1 for one class per sequence, tokensPerSample for one per token.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not positive, or a token is negative or too large.
    /// </exception>
    /// <exception cref="ArgumentException">There are no samples, or a length does not fit.</exception>
    public static Dataset OfTokens(int[] tokens, int tokensPerSample, int[] labels, int labelsPerSample = 1)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokensPerSample);
        var data = new Dataset(FromTokens(tokens, tokensPerSample), tokensPerSample, labels, labelsPerSample);
        return new Dataset(data.WithSteps(tokensPerSample), data.TargetColumns, default, default);
    }

    internal static float[] FromTokens(PaddedRows rows, int[][] tokens)
        => FromTokens(rows.Pad(tokens, 1, 0, "tokens", nameof(tokens)), rows.Steps);

    private static float[] FromTokens(int[] tokens, int tokensPerSample)
    {
        float[] inputs = new float[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] is < 0 or >= MaxToken)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens), tokens[i],
                    $"Token {i % tokensPerSample} of sample {i / tokensPerSample} must be from 0 to 2^24 - 1.");
            }
            inputs[i] = tokens[i];
        }
        return inputs;
    }
}
