using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace StaticNet;

/// <summary>
/// The symbols that a text network knows, numbered from 0: the characters of a text in code point order, or all bytes.
/// It is immutable.
/// </summary>
public sealed partial class Vocabulary : IEquatable<Vocabulary>
{
    private const int ByteCount = 256;

    // A character that is no symbol is an error, not a question mark.
    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Rune[] _characters;
    private readonly Dictionary<Rune, int> _tokens = [];

    private Vocabulary(VocabularyKind kind, Rune[] characters)
    {
        (Kind, _characters) = (kind, characters);
        for (int i = 0; i < characters.Length; i++)
            _tokens.Add(characters[i], i);
    }

    /// <summary>All bytes; the token of a byte is its value. Every text can be encoded, as UTF-8.</summary>
    public static Vocabulary Bytes { get; } = new(VocabularyKind.Bytes, []);

    /// <summary>What the symbols are.</summary>
    public VocabularyKind Kind { get; }

    /// <summary>The number of symbols.</summary>
    public int Count => Kind == VocabularyKind.Bytes ? ByteCount : _characters.Length;

    /// <summary>The characters in the order of their tokens; empty for bytes.</summary>
    public string Characters => string.Concat(_characters);

    /// <summary>Creates a vocabulary of the distinct characters of a text, in code point order.</summary>
    /// <param name="text">The text, with at least one character.</param>
    /// <exception cref="ArgumentException">The text is empty, or has an unpaired surrogate.</exception>
    public static Vocabulary FromText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            throw new ArgumentException("An empty text has no vocabulary.", nameof(text));
        SortedSet<Rune> characters = [];
        for (int i = 0; i < text.Length;)
        {
            if (!TryRead(text, ref i, out Rune character))
                throw new ArgumentException($"The text has half a surrogate pair at position {i}.", nameof(text));
            characters.Add(character);
        }
        return new Vocabulary(VocabularyKind.Characters, [.. characters]);
    }

    /// <summary>Encodes a text to tokens.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UnknownSymbolException">The text has a symbol that the vocabulary does not have.</exception>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        if (Kind == VocabularyKind.Bytes)
            return Array.ConvertAll(ToUtf8(text), static value => (int)value);
        int[] tokens = new int[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length;)
        {
            int position = i;
            if (!TryRead(text, ref i, out Rune character))
                throw new UnknownSymbolException(text[position], position, Count);
            if (!_tokens.TryGetValue(character, out tokens[count++]))
                throw new UnknownSymbolException(character.Value, position, Count);
        }
        return count == tokens.Length ? tokens : tokens[..count];
    }

    /// <summary>Decodes tokens to text. Bytes that are not valid UTF-8 become U+FFFD.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in this vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        TokenDecoder decoder = CreateDecoder();
        var text = new StringBuilder(tokens.Length);
        foreach (int token in tokens)
            text.Append(decoder.Decode(token));
        return text.Append(decoder.Finish()).ToString();
    }

    /// <summary>Creates a decoder that turns tokens into text one by one, as they are generated.</summary>
    public TokenDecoder CreateDecoder() => new(this);

    /// <summary>Whether another vocabulary has the same symbols.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals([NotNullWhen(true)] Vocabulary? other)
        => other is not null && Kind == other.Kind && _characters.AsSpan().SequenceEqual(other._characters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Vocabulary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Characters);

    /// <summary>What it is, in words.</summary>
    public override string ToString() => Kind == VocabularyKind.Bytes ? "256 bytes" : $"{Count} characters";

    internal Rune Character(int token) => _characters[token];

    internal void RequireToken(int token)
    {
        if ((uint)token >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(token), token, $"The vocabulary has {Count} symbols, the first with token 0.");
        }
    }

    private static bool TryRead(ReadOnlySpan<char> text, ref int position, out Rune character)
    {
        bool isCharacter =
            Rune.DecodeFromUtf16(text[position..], out character, out int length) == OperationStatus.Done;
        if (isCharacter)
            position += length;
        return isCharacter;
    }

    private static byte[] ToUtf8(ReadOnlySpan<char> text)
    {
        try
        {
            byte[] bytes = new byte[StrictUtf8.GetByteCount(text)];
            StrictUtf8.GetBytes(text, bytes);
            return bytes;
        }
        catch (EncoderFallbackException exception)
        {
            throw new UnknownSymbolException(text[exception.Index], exception.Index, ByteCount);
        }
    }
}
