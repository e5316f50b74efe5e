using System.Text;

namespace StaticNet;

/// <summary>
/// Decodes tokens to text one by one; a character of several bytes is returned with its last byte. It allocates nothing
/// per token.
/// </summary>
public sealed class TokenDecoder
{
    private readonly Vocabulary _vocabulary;
    private readonly Decoder? _utf8;

    // A byte that does not go on with what came before yields U+FFFD for that and a character of its own.
    private readonly char[] _text = new char[8];

    internal TokenDecoder(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        if (vocabulary.Kind == VocabularyKind.Bytes)
            _utf8 = Encoding.UTF8.GetDecoder();
    }

    /// <summary>Decodes the next token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The text of the token, valid until the next call; empty within a character of several bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in the vocabulary.</exception>
    public ReadOnlySpan<char> Decode(int token)
    {
        _vocabulary.RequireToken(token);
        if (_utf8 is null)
            return _text.AsSpan(0, _vocabulary.Character(token).EncodeToUtf16(_text));
        byte value = (byte)token;
        return _text.AsSpan(0, _utf8.GetChars(new ReadOnlySpan<byte>(in value), _text, flush: false));
    }

    /// <summary>Finishes the text.</summary>
    /// <returns>U+FFFD if the text ends within a character; otherwise nothing.</returns>
    public ReadOnlySpan<char> Finish()
        => _utf8 is null ? [] : _text.AsSpan(0, _utf8.GetChars([], _text, flush: true));
}
