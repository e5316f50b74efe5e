namespace StaticNet.Tests.Data.Text;

public sealed class NextTokenDatasetTests
{
    [Fact]
    public void Windows_of_all_streams_follow_each_other_and_targets_are_the_next_tokens()
    {
        // 23 tokens in 2 streams of 11: windows of 5 begin at 0 and 5, and the token after the second is the last.
        TokenStreams streams = Numbered(23).Streams(count: 2, window: 5);
        Assert.Equal((2, 11, 5, 2), (streams.Count, streams.Length, streams.Window, streams.Windows));
        int[] inputs = new int[10], targets = new int[10];
        streams.Copy(0, inputs, targets);
        Assert.Equal([0, 1, 2, 3, 4, 11, 12, 13, 14, 15], inputs);
        Assert.Equal([1, 2, 3, 4, 5, 12, 13, 14, 15, 16], targets);
        streams.Copy(1, inputs, targets);
        Assert.Equal([5, 6, 7, 8, 9, 16, 17, 18, 19, 20], inputs);
        Assert.Equal([6, 7, 8, 9, 10, 17, 18, 19, 20, 21], targets);
        Assert.Equal(0, Allocation.Of(() => streams.Copy(1, inputs, targets)));
        Assert.Throws<ArgumentOutOfRangeException>(() => streams.Copy(2, inputs, targets));
        Assert.Throws<ArgumentException>(() => streams.Copy(0, inputs, new int[9]));
    }

    [Theory]
    [InlineData(12, 2, 5, 1)]
    [InlineData(22, 2, 5, 2)]
    [InlineData(21, 2, 5, 1)]
    [InlineData(2, 1, 1, 1)]
    public void A_stream_has_as_many_windows_as_fit_with_a_token_after_them(
        int tokens, int count, int window, int windows)
        => Assert.Equal(windows, Numbered(tokens).Streams(count, window).Windows);

    [Fact]
    public void Streams_shorter_than_a_window_and_the_token_after_it_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Numbered(11).Streams(2, 5));
        Assert.Equal(
            "11 tokens in 2 streams are 5 each, but a window of 5 and the token after it need 6.", error.Message);
        Assert.Throws<ArgumentException>(() => Numbered(11).Streams(12, 1));
        Assert.Throws<ArgumentException>(() => Numbered(11).Streams(1, int.MaxValue));
    }

    [Fact]
    public void Tiny_Shakespeare_is_cut_as_in_the_reference_runs()
    {
        NextTokenDataset data = NextTokenDataset.FromText(File.ReadAllText(TestData.Require("tinyshakespeare.txt")));
        (NextTokenDataset training, NextTokenDataset validation) = data.Split(0.9);
        TokenStreams streams = training.Streams(count: 32, window: 64);
        Assert.Equal((65, 31370, 490), (data.VocabularySize, streams.Length, streams.Windows));
        Assert.Equal(111_539, validation.Count - 1);
        Assert.Equal("First Citizen:", training.Vocabulary!.Decode(training.Tokens[..14]));
    }

    [Fact]
    public void Parts_are_views_that_lose_nothing()
    {
        (NextTokenDataset first, NextTokenDataset second) = NextTokenDataset.FromText("abcabcabca").Split(0.55);
        Assert.Equal((5, 5, 3), (first.Count, second.Count, second.VocabularySize));
        Assert.Equal(
            "abcab|cabca", $"{first.Vocabulary!.Decode(first.Tokens)}|{second.Vocabulary!.Decode(second.Tokens)}");
        Assert.Equal(2, Numbered(4).Split(0.01).First.Count);
        Assert.Equal(2, Numbered(4).Split(0.99).Second.Count);
        Assert.Throws<InvalidOperationException>(() => Numbered(3).Split(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(9).Split(1));
    }

    [Fact]
    public void What_is_no_corpus_is_refused()
    {
        Assert.Contains("there are 1", Assert.Throws<ArgumentException>(() => NextTokenDataset.FromText("a")).Message);
        Assert.Throws<ArgumentException>(() => NextTokenDataset.FromText("😀"));
        Assert.Throws<ArgumentException>(() => NextTokenDataset.FromBytes([]));
        Assert.Throws<UnknownSymbolException>(() => NextTokenDataset.FromText("abc", Vocabulary.FromText("ab")));
        Assert.Contains(
            "Token 1 is 3", Assert.Throws<ArgumentException>(() => new NextTokenDataset([0, 3], 3)).Message);
        Assert.Throws<ArgumentException>(() => new NextTokenDataset([0, -1], 3));
        Assert.Equal([255, 0], NextTokenDataset.FromBytes([255, 0]).Tokens);
    }

    private static NextTokenDataset Numbered(int count) => new([.. Enumerable.Range(0, count)], count);
}
