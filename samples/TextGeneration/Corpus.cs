using System.Text;
using StaticNet;

namespace TextGeneration;

/// <summary>A text to learn from: the first nine tenths to train with, the rest to validate on.</summary>
/// <param name="Training">The tokens to train with.</param>
/// <param name="Validation">The tokens that training never sees.</param>
/// <param name="Source">Where they come from, in words.</param>
internal sealed record Corpus(NextTokenDataset Training, NextTokenDataset Validation, string Source)
{
    private const double TrainingFraction = 0.9;
    private const int FewestSymbols = 4; // Two for each part.

    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The symbols of the text.</summary>
    public Vocabulary Vocabulary => Training.Vocabulary!;

    /// <summary>What one symbol is called.</summary>
    public string Symbol => SymbolOf(Vocabulary);

    /// <summary>What one symbol of a vocabulary is called.</summary>
    public static string SymbolOf(Vocabulary vocabulary)
        => vocabulary.Kind == VocabularyKind.Bytes ? "byte" : "char";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file: text in UTF-8, or anything else, which is read as bytes.</param>
    /// <param name="mostCharacters">How many different characters there may be; more are read as bytes.</param>
    public static Corpus Read(string path, int mostCharacters)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a directory, not a text.");
        if (!File.Exists(path))
            throw new UsageException($"there is no file {path}.");
        return Create(File.ReadAllBytes(path), mostCharacters, path);
    }

    /// <summary>The text that comes with the program.</summary>
    public static Corpus ReadOwn(int mostCharacters)
    {
        using Stream stream = typeof(Corpus).Assembly.GetManifestResourceStream("Lighthouse.txt")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Create(bytes, mostCharacters, "a text of its own");
    }

    private static Corpus Create(byte[] bytes, int mostCharacters, string source)
    {
        if (bytes.Length < FewestSymbols)
        {
            throw new UsageException(
                bytes.Length == 0 ? $"{source} is empty." : $"{source} has only {bytes.Length} bytes.");
        }
        string? text = ReadText(bytes);
        if (text?.EnumerateRunes().Count() is int characters and < FewestSymbols)
            throw new UsageException($"{source} has only {characters} characters.");
        NextTokenDataset data = text is not null
            && Vocabulary.FromText(text) is var vocabulary && vocabulary.Count <= mostCharacters
            ? NextTokenDataset.FromText(text, vocabulary)
            : NextTokenDataset.FromBytes(bytes);
        (NextTokenDataset training, NextTokenDataset validation) = data.Split(TrainingFraction);
        return new Corpus(training, validation, source);
    }

    // The mark that some editors put before a text is not part of it.
    private static string? ReadText(byte[] bytes)
    {
        try
        {
            return s_strictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
