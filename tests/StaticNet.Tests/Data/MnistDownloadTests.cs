using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;

namespace StaticNet.Tests.Data;

public sealed class MnistDownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
    private static readonly ImmutableArray<MnistFile> Files =
        [new("a.gz", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)))];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Answers without a network.</summary>
    private sealed class Server(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Uri> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellation)
        {
            Requests.Add(request.RequestUri!);
            return Task.FromResult(answer(request.RequestUri!));
        }
    }

    private static HttpResponseMessage Answer(byte[] content)
        => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    private async Task Download(Server server, IProgress<MnistDownloadProgress>? progress = null)
    {
        using var client = new HttpClient(server);
        await Mnist.DownloadAsync(_directory.Path, Files, client, progress, TestContext.Current.CancellationToken);
    }

    private sealed class Record : IProgress<MnistDownloadProgress>
    {
        public List<MnistDownloadProgress> Reports { get; } = [];

        public void Report(MnistDownloadProgress value) => Reports.Add(value);
    }

    [Fact]
    public async Task What_is_there_already_is_not_downloaded_again()
    {
        var server = new Server(_ => Answer(Content));
        var progress = new Record();
        await Download(server, progress);
        await Download(server);
        Assert.Single(server.Requests);
        Assert.Equal(Content, File.ReadAllBytes(_directory.File("a.gz")));
        Assert.Equal(new MnistDownloadProgress("a.gz", 1000, 1000), progress.Reports[^1]);

        _directory.Write("a.gz", new byte[1000]);
        await Download(server);
        Assert.Equal(Content, File.ReadAllBytes(_directory.File("a.gz")));
    }

    [Fact]
    public async Task The_next_mirror_is_asked_when_one_fails()
    {
        var server = new Server(uri =>
            uri.Host.Contains("ossci", StringComparison.Ordinal) ? new(HttpStatusCode.NotFound) : Answer(Content));
        await Download(server);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(Content, File.ReadAllBytes(_directory.File("a.gz")));
    }

    [Fact]
    public async Task Without_a_network_it_says_so()
    {
        var server = new Server(
            _ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));
        var exception = await Assert.ThrowsAsync<MnistDownloadException>(() => Download(server));
        Assert.True(exception.IsOffline);
        Assert.Contains("a.gz could not be downloaded, because there is no network", exception.Message);
        Assert.Contains("no such host", exception.Message);
        Assert.Empty(_directory.Names);
    }

    public static TheoryData<byte[], string> WrongAnswers => new()
    {
        { new byte[1000], "SHA-256" },
        { new byte[999], "999 bytes" },
        { new byte[1001], "1001 bytes" },
    };

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task A_file_that_is_not_the_original_never_gets_its_name(byte[] content, string reason)
    {
        var exception = await Assert.ThrowsAsync<MnistDownloadException>(
            () => Download(new Server(_ => Answer(content))));
        Assert.False(exception.IsOffline);
        Assert.Contains(reason, exception.Message);
        Assert.Empty(_directory.Names);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_no_partial_file()
    {
        var server = new Server(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) });
        var exception = await Assert.ThrowsAsync<MnistDownloadException>(() => Download(server));
        Assert.Contains("reset", exception.Message);
        Assert.Empty(_directory.Names);
    }

    [Fact]
    public async Task Cancelling_is_not_a_failed_download()
    {
        using var client = new HttpClient(new Server(_ => Answer(Content)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Mnist.DownloadAsync(_directory.Path, client, null, new CancellationToken(canceled: true)));
        Assert.Throws<TaskCanceledException>(
            () => Mnist.Download(_directory.Path, client, null, new CancellationToken(canceled: true)));
        Assert.Empty(_directory.Names);
    }

    [Fact]
    public void The_checksums_are_those_of_the_real_files()
    {
        string directory = TestData.Require("mnist");
        foreach (MnistFile file in MnistFile.All)
        {
            byte[] content = File.ReadAllBytes(Path.Combine(directory, file.Name));
            Assert.Equal(
                (file.Length, file.Sha256), (content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        }
    }

    /// <summary>Gives 500 bytes, then fails as a connection does.</summary>
    private sealed class BreakingStream : MemoryStream
    {
        private int _left = 500;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = Math.Min(buffer.Length, _left);
            _left -= count;
            return count > 0 ? new(count) : throw new IOException("connection reset");
        }
    }
}
