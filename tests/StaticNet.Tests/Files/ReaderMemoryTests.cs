using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace StaticNet.Tests.Files;

/// <summary>
/// Whatever a file says, reading it allocates at most four times its bytes and a megabyte, and messages are short.
/// </summary>
public sealed class ReaderMemoryTests : IDisposable
{
    private const int LongestMessage = 10_000;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static void Bounded(string path, Action read, bool isRefused)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? exception = Record.Exception(read);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long length = new FileInfo(path).Length;
        Assert.True(exception is DataFormatException == isRefused, exception?.ToString());
        Assert.That(allocated <= (4 * length) + (1 << 20), $"{allocated} bytes for {length} of the file");
        Assert.InRange(exception?.Message.Length ?? 0, 0, LongestMessage);
    }

    private string WriteHeader(string json)
    {
        byte[] header = Encoding.UTF8.GetBytes(json);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return _directory.Write("header", [.. length, .. header]);
    }

    private static string Many(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(0, count).Select(item));

    public static TheoryData<string> Headers => [.. Json.Keys];

    private static readonly Dictionary<string, (bool IsRefused, Func<string> Json)> Json = new()
    {
        ["axes"] = (true, () => Object(Tensor("a", Many(2_000_000, _ => "1")))),
        ["tensors"] = (false, () => Object(Many(16_384, i => Tensor($"{i:x}", "0")))),
        ["tensors of many axes"] = (false, () => Object(Many(16_384, i => Tensor($"{i:x}", Many(16, _ => "0"))))),
        ["too many tensors"] = (true, () => Object(Many(100_000, i => Tensor($"{i:x}", "0")))),
        ["metadata"] = (false, () => Object(Metadata(Many(8_192, i => Text($"{i:x}", ""))))),
        ["too much metadata"] = (true, () => Object(Metadata(Many(300_000, i => Text($"{i:x}", ""))))),
        ["long metadata"] = (false, () => Object(Metadata(Text("a", new string('x', 4_000_000))))),
        ["long name"] = (true, () => Object(Tensor(new string('x', 2_000_000), "1"))),
        ["long type"] = (true, () => Object("\"a\":" + Object(Text("dtype", new string('F', 2_000_000))))),
        ["name twice"] = (true, () => Object(Many(2, _ => Tensor(new string('x', 1_000_000), "0")))),
        ["other fields"] = (true, () => Object("\"a\":" + Object(Many(300_000, i => $"\"{i:x}\":[[]]")))),
    };

    private static string Object(string fields) => "{" + fields + "}";

    private static string Metadata(string fields) => "\"__metadata__\":" + Object(fields);

    private static string Text(string key, string value) => $"\"{key}\":\"{value}\"";

    private static string Tensor(string name, string shape) =>
        $"\"{name}\":" + Object($"\"dtype\":\"U8\",\"shape\":[{shape}],\"data_offsets\":[0,0]");

    [Theory]
    [MemberData(nameof(Headers))]
    public void Headers_of_safetensors(string name)
    {
        string path = WriteHeader(Json[name].Json());
        Bounded(path, () => SafetensorsReader.Open(path).Dispose(), Json[name].IsRefused);
    }

    [Fact]
    public void Weights_that_load_and_that_do_not()
    {
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", SafetensorsType.F16, [1, 300_000], new byte[600_000]);
        writer.Add("dense1.bias", SafetensorsType.F16, [1], new byte[2]);
        string path = _directory.File("weights");
        writer.Save(path);
        // Its rows of one unit are padded to sixteen times their length.
        var network = new NarrowNetwork();
        Bounded(path, () => network.Load(path), isRefused: false);
        Bounded(path, () => new Weights.StackedNetwork().Load(path), isRefused: true);
        string other = WriteHeader($"{{{Many(16_384, i => Tensor($"{i:x}", "0"))}}}");
        Bounded(other, () => network.Load(other), isRefused: true);
    }

    [Fact]
    public void Arrays_and_archives_that_lie()
    {
        byte[] header = [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28];
        const int Images = 3_000, Pixels = Images * 28 * 28;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Images);
        foreach (string part in (string[])["train", "t10k"])
        {
            _directory.Write($"{part}-images-idx3-ubyte", [.. header, .. new byte[Pixels]]);
            _directory.Write(
                $"{part}-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, Images >> 8, Images & 255, .. new byte[Images]]);
        }
        string twice = _directory.Write("both", new byte[2 * (Pixels + Images)]);
        Bounded(twice, () => Mnist.Load(_directory.Path), isRefused: false);

        // 267 MB are promised by a file that unpacks to a hundredth of it, and by one that unpacks to all of it.
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 340_000);
        byte[] noise = new byte[2_600_000];
        new Random(1).NextBytes(noise);
        string lie = WriteGzip("lie", header, noise);
        Bounded(lie, () => IdxFile.Read(lie), isRefused: true);
        string bomb = WriteGzip("bomb", header, new byte[340_000 * 28 * 28]);
        Bounded(bomb, () => IdxFile.Read(bomb), isRefused: true);
    }

    private string WriteGzip(string name, byte[] header, byte[] data)
    {
        string path = _directory.File(name);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(header);
        gzip.Write(data);
        return path;
    }
}

/// <summary>Many inputs of one unit.</summary>
[Network]
[Input(300_000)]
[Dense(1)]
internal sealed partial class NarrowNetwork;
