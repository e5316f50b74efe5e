namespace StaticNet.Tests.Data.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Characters_are_distinct_and_in_the_order_of_their_code_points()
    {
        // U+1F600 is beyond U+FF5E, though its first UTF-16 unit is below it.
        Vocabulary vocabulary = Vocabulary.FromText("to be,\n～ or 😀 not to be");
        Assert.Equal("\n ,benort～😀", vocabulary.Characters);
        Assert.Equal((11, VocabularyKind.Characters), (vocabulary.Count, vocabulary.Kind));
        Assert.Equal([7, 6, 1, 10, 4], vocabulary.Encode("ro 😀e"));
        Assert.Equal("ro 😀e", vocabulary.Decode([7, 6, 1, 10, 4]));
    }

    [Fact]
    public void Bytes_encode_every_text_and_decode_in_parts()
    {
        const string Text = "Ça, 名前 😀\0";
        int[] tokens = Vocabulary.Bytes.Encode(Text);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Text).Select(value => (int)value), tokens);
        Assert.Equal(Text, Vocabulary.Bytes.Decode(tokens));

        TokenDecoder decoder = Vocabulary.Bytes.CreateDecoder();
        Assert.Equal(["", "Ç", "a"], tokens[..3].Select(token => decoder.Decode(token).ToString()));
        Assert.Equal("\uFFFD", Vocabulary.Bytes.Decode([0xE5]));
        Assert.Equal("\uFFFDa\uFFFD", Vocabulary.Bytes.Decode([0xE5, 'a', 0xFF]));
        Assert.Equal("\uFFFD\uFFFD", Vocabulary.Bytes.Decode([0xF0, 0x9F, 0x98, 0xF0]));
    }

    [Fact]
    public void Unknown_symbols_and_tokens_are_named()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc");
        var error = Assert.Throws<UnknownSymbolException>(() => vocabulary.Encode("abé"));
        Assert.Equal(('é', 2), (error.CodePoint, error.Position));
        Assert.Equal("'é' (U+00E9) at position 2 is not one of the 3 symbols of the vocabulary.", error.Message);
        Assert.StartsWith("U+000A at", Assert.Throws<UnknownSymbolException>(() => vocabulary.Encode("\n")).Message);
        Assert.StartsWith("'😀' (U+1F600)", Assert.Throws<UnknownSymbolException>(() => vocabulary.Encode("😀")).Message);
        Assert.Equal(0xD83D, Assert.Throws<UnknownSymbolException>(() => vocabulary.Encode("a\uD83D")).CodePoint);
        Assert.Equal(1, Assert.Throws<UnknownSymbolException>(() => Vocabulary.Bytes.Encode("a\uD83Db")).Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Bytes.Decode([256]));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText(""));
        Assert.Contains("position 1", Assert.Throws<ArgumentException>(() => Vocabulary.FromText("a\uDC00")).Message);
    }

    [Fact]
    public void A_weight_file_brings_it_along()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("weights");
        foreach (Vocabulary vocabulary in (Vocabulary[])[Vocabulary.FromText("\0\n\"\\é😀"), Vocabulary.Bytes])
        {
            var writer = new SafetensorsWriter();
            vocabulary.WriteTo(writer.Metadata);
            writer.Save(path);
            using SafetensorsReader reader = SafetensorsReader.Open(path);
            Vocabulary read = Vocabulary.FromMetadata(reader.Metadata, path);
            Assert.Equal(vocabulary, read);
            Assert.Equal(vocabulary.GetHashCode(), read.GetHashCode());
        }
        Assert.NotEqual(Vocabulary.FromText("ab"), Vocabulary.FromText("ac"));
    }

    [Fact]
    public void The_order_of_a_files_characters_is_kept()
        => Assert.Equal([1, 0], Read("characters", "ba").Encode("ab"));

    [Theory]
    [InlineData(null, null, "no 'vocabulary'")]
    [InlineData("words", null, "'words', neither")]
    [InlineData("characters", null, "no 'vocabulary.characters'")]
    [InlineData("characters", "", "no 'vocabulary.characters'")]
    [InlineData("characters", "aba", "U+0061 twice, again at position 2")]
    public void Metadata_that_hold_none_are_refused(string? kind, string? characters, string expected)
    {
        var error = Assert.Throws<VocabularyException>(() => Read(kind, characters));
        Assert.StartsWith("some.file, metadata: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    // Not as a case: attributes keep no half pairs.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
        => Assert.Contains(
            "half a surrogate pair at position 1",
            Assert.Throws<VocabularyException>(() => Read("characters", "a\uD83D")).Message);

    private static Vocabulary Read(string? kind, string? characters)
    {
        Dictionary<string, string> metadata = [];
        if (kind is not null)
            metadata["vocabulary"] = kind;
        if (characters is not null)
            metadata["vocabulary.characters"] = characters;
        return Vocabulary.FromMetadata(metadata, "some.file");
    }
}
