using System.Text;

namespace StaticNet;

/// <content>
/// In the metadata of a weight file, so that whoever loads the weights can read and write their tokens.
/// </content>
public sealed partial class Vocabulary
{
    private const string KindKey = "vocabulary";
    private const string CharactersKey = "vocabulary.characters";

    /// <summary>Writes the vocabulary into a file's metadata.</summary>
    /// <param name="metadata">
    /// Receives <c>vocabulary</c>, which is <c>characters</c> or <c>bytes</c>, and for characters
    /// <c>vocabulary.characters</c>, all of them in the order of their tokens.
    /// </param>
    public void WriteTo(IDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        metadata[KindKey] = NameOf(Kind);
        if (Kind == VocabularyKind.Characters)
            metadata[CharactersKey] = Characters;
        else
            metadata.Remove(CharactersKey);
    }

    /// <summary>Reads the vocabulary from a file's metadata.</summary>
    /// <param name="metadata">The metadata, as <see cref="WriteTo"/> wrote them.</param>
    /// <param name="fileName">The file, for messages.</param>
    /// <exception cref="VocabularyException">The metadata have no vocabulary, or an invalid one.</exception>
    public static Vocabulary FromMetadata(IReadOnlyDictionary<string, string> metadata, string fileName)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(fileName);
        if (!metadata.TryGetValue(KindKey, out string? kind))
            throw new VocabularyException(fileName, $"there is no vocabulary: no '{KindKey}'.");
        if (kind == NameOf(VocabularyKind.Bytes))
            return Bytes;
        if (kind != NameOf(VocabularyKind.Characters))
            throw new VocabularyException(fileName, $"'{KindKey}' is '{kind}', neither 'characters' nor 'bytes'.");
        if (!metadata.TryGetValue(CharactersKey, out string? characters) || characters.Length == 0)
            throw new VocabularyException(fileName, $"there is no vocabulary: no '{CharactersKey}'.");
        return new Vocabulary(VocabularyKind.Characters, ReadCharacters(characters, fileName));
    }

    // Their order is the tokens' and is kept, whoever wrote them.
    private static Rune[] ReadCharacters(string text, string fileName)
    {
        List<Rune> characters = [];
        HashSet<Rune> known = [];
        for (int i = 0; i < text.Length;)
        {
            int position = i;
            if (!TryRead(text, ref i, out Rune character))
            {
                throw new VocabularyException(
                    fileName, $"'{CharactersKey}' has half a surrogate pair at position {position}.");
            }
            if (!known.Add(character))
            {
                throw new VocabularyException(
                    fileName, $"'{CharactersKey}' has U+{character.Value:X4} twice, again at position {position}.");
            }
            characters.Add(character);
        }
        return [.. characters];
    }

    private static string NameOf(VocabularyKind kind) => kind == VocabularyKind.Bytes ? "bytes" : "characters";
}
