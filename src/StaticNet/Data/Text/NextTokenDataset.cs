namespace StaticNet;

/// <summary>
/// A corpus for next-token prediction: one long sequence of tokens, where each token is the target of the one before.
/// It is immutable, so any number of readers can share one.
/// </summary>
public sealed class NextTokenDataset
{
    private const int Fewest = 2; // One to read and one to predict.

    private readonly ReadOnlyMemory<int> _tokens;

    /// <summary>Creates a data set from your own tokens.</summary>
    /// <param name="tokens">At least two tokens. Kept, not copied: do not change them.</param>
    /// <param name="vocabularySize">
    /// The number of different tokens. Each token is at least 0 and below this number.
    /// </param>
    /// <exception cref="ArgumentException">There are fewer than two tokens, or one is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="vocabularySize"/> is not positive.</exception>
    public NextTokenDataset(int[] tokens, int vocabularySize)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabularySize);
        RequireEnough(tokens.Length, nameof(tokens));
        int wrong = tokens.AsSpan().IndexOfAnyExceptInRange(0, vocabularySize - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Token {wrong} is {tokens[wrong]}, "
                + $"but a vocabulary of {vocabularySize} has 0 to {vocabularySize - 1}.",
                nameof(tokens));
        }
        (_tokens, VocabularySize) = (tokens, vocabularySize);
    }

    private NextTokenDataset(ReadOnlyMemory<int> tokens, Vocabulary? vocabulary, int vocabularySize)
        => (_tokens, Vocabulary, VocabularySize) = (tokens, vocabulary, vocabularySize);

    /// <summary>The number of tokens, at least 2: one more than the number of predictions.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.Span;

    /// <summary>The size of the vocabulary; all tokens are below it.</summary>
    public int VocabularySize { get; }

    /// <summary>The vocabulary of the tokens; null for your own tokens.</summary>
    public Vocabulary? Vocabulary { get; }

    /// <summary>Creates a data set from a text.</summary>
    /// <param name="text">The text, with at least two symbols.</param>
    /// <param name="vocabulary">The symbols; null for the text's own characters.</param>
    /// <exception cref="ArgumentException">The text has fewer than two symbols.</exception>
    /// <exception cref="UnknownSymbolException">The text has a symbol that the vocabulary does not have.</exception>
    public static NextTokenDataset FromText(ReadOnlySpan<char> text, Vocabulary? vocabulary = null)
    {
        RequireEnough(text.Length, nameof(text));
        vocabulary ??= Vocabulary.FromText(text);
        int[] tokens = vocabulary.Encode(text);
        RequireEnough(tokens.Length, nameof(text));
        return new NextTokenDataset(tokens, vocabulary, vocabulary.Count);
    }

    /// <summary>Creates a data set from bytes, which need not be text.</summary>
    /// <param name="bytes">At least two bytes.</param>
    /// <exception cref="ArgumentException">There are fewer than two bytes.</exception>
    public static NextTokenDataset FromBytes(ReadOnlySpan<byte> bytes)
    {
        RequireEnough(bytes.Length, nameof(bytes));
        int[] tokens = new int[bytes.Length];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = bytes[i];
        return new NextTokenDataset(tokens, Vocabulary.Bytes, Vocabulary.Bytes.Count);
    }

    /// <summary>Splits the data set in two views: the first part, rounded down, and the rest.</summary>
    /// <param name="fraction">Greater than 0 and less than 1. Each part gets at least two tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than four tokens.</exception>
    public (NextTokenDataset First, NextTokenDataset Second) Split(double fraction)
    {
        SplitFraction.Require(fraction);
        if (Count < 2 * Fewest)
            throw new InvalidOperationException($"{Count} tokens cannot be split in two parts of at least {Fewest}.");
        int first = Math.Clamp((int)(Count * fraction), Fewest, Count - Fewest);
        return (Part(_tokens[..first]), Part(_tokens[first..]));
    }

    /// <summary>Cuts the tokens into parallel streams, as training does.</summary>
    /// <param name="count">The number of streams.</param>
    /// <param name="window">The number of tokens of each stream to read at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    /// <exception cref="ArgumentException">
    /// The streams would be shorter than one window and the token after it.
    /// </exception>
    public TokenStreams Streams(int count, int window) => new(this, count, window);

    private NextTokenDataset Part(ReadOnlyMemory<int> tokens) => new(tokens, Vocabulary, VocabularySize);

    private static void RequireEnough(int count, string parameter)
    {
        if (count < Fewest)
        {
            throw new ArgumentException(
                $"Learning the next token needs at least {Fewest} tokens, but there are {count}.", parameter);
        }
    }
}
