using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace StaticNet.Tests.Files.Safetensors;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>A file with a given header and so many bytes of data.</summary>
    private string Write(string header, int dataBytes, long? headerLength = null) =>
        Write(Encoding.UTF8.GetBytes(header), new byte[dataBytes], headerLength);

    private string Write(byte[] header, byte[] data, long? headerLength = null)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, headerLength ?? header.Length);
        return _directory.Write("test.safetensors", [.. length, .. header, .. data]);
    }

    private static string Entry(string name, string type, string shape, string offsets) =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":{{offsets}}}
        """;

    private SafetensorsException Rejected(string path, SafetensorsError error)
    {
        var exception = Assert.Throws<SafetensorsException>(() => SafetensorsReader.Open(path).Dispose());
        Assert.Equal(error, exception.Error);
        Assert.StartsWith($"{path}, byte {exception.Position}: ", exception.Message);
        Assert.InRange(exception.Position, 0, new FileInfo(path).Length);
        return exception;
    }

    [Theory]
    [InlineData("PK\u0003\u0004\0\0\u0008\u0008", "torch.save")]
    [InlineData("PK\u0003\u0004\0\0\0\0", "torch.save")]
    [InlineData("\u0080\u0002\u008A\nl\u00FC\u009CF", "pickle")]
    [InlineData("\u0089HDF\r\n\u001A\n", "Keras")]
    [InlineData("\u0008\u0008\u0012\u0007pyto", "ONNX")]
    [InlineData("\u001F\u008B\u0008\0\0\0\0\0", "gzip")]
    [InlineData("version ", "git lfs pull")]
    [InlineData("<!DOCTYP", "HTML")]
    public void A_file_of_another_format_is_called_what_it_is(string start, string expected)
    {
        string path = _directory.Write("model", [.. Encoding.Latin1.GetBytes(start), .. new byte[100]]);
        var exception = Assert.Throws<SafetensorsException>(() => SafetensorsReader.Open(path));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("not a safetensors file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_of_the_reference_implementation()
    {
        string cases = TestData.Require("safetensors-cases");
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(cases, "manifest.json")));
        Assert.Equal(16, manifest.RootElement.GetArrayLength());
        foreach (JsonElement item in manifest.RootElement.EnumerateArray())
        {
            string path = Path.Combine(cases, item.GetProperty("file").GetString()!);
            if (item.GetProperty("expect").GetString() == "accept")
                SafetensorsReader.Open(path).Dispose();
            else
                Rejected(path, Enum.Parse<SafetensorsError>(item.GetProperty("error").GetString()!));
        }
    }

    public static TheoryData<string, int, SafetensorsError> BadHeaders => new()
    {
        { $"{{{Entry("a", "F32", "[1]", "[0,4]")},{Entry("a", "F32", "[1]", "[4,8]")}}}", 8, SafetensorsError.DuplicateKey },
        { """{"__metadata__":{"k":"1","k":"2"}}""", 0, SafetensorsError.DuplicateKey },
        { """{"__metadata__":{},"__metadata__":{}}""", 0, SafetensorsError.DuplicateKey },
        { """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, SafetensorsError.DuplicateKey },
        { $"{{{Entry("a", "F32", "[2]", "[0,8]")},{Entry("b", "F32", "[1]", "[4,8]")}}}", 8, SafetensorsError.InvalidOffset },
        { $"{{{Entry("a", "F32", "[1]", "[0,4]")},{Entry("b", "F32", "[1]", "[0,4]")}}}", 4, SafetensorsError.InvalidOffset },
        { $"{{{Entry("a", "F32", "[1]", "[0,4]")},{Entry("b", "F32", "[1]", "[8,12]")}}}", 12, SafetensorsError.InvalidOffset },
        { $"{{{Entry("a", "F32", "[1]", "[4,8]")}}}", 8, SafetensorsError.InvalidOffset },
        { $"{{{Entry("a", "F32", "[0]", "[0,0]")},{Entry("b", "F32", "[1]", "[4,0]")}}}", 4, SafetensorsError.InvalidOffset },
        { $"{{{Entry("a", "F32", "[3]", "[0,8]")}}}", 8, SafetensorsError.TensorInvalidInfo },
        { $"{{{Entry("a", "F4", "[3]", "[0,1]")}}}", 1, SafetensorsError.MisalignedSlice },
        { $"{{{Entry("a", "F32", "[4294967296,4294967296]", "[0,4]")}}}", 4, SafetensorsError.ValidationOverflow },
        { $"{{{Entry("a", "F32", "[18446744073709551615,0]", "[0,0]")}}}", 0, SafetensorsError.ValidationOverflow },
        { $"{{{Entry("a", "F32", "[2]", "[0,8]")}}}", 7, SafetensorsError.MetadataIncompleteBuffer },
        { $"{{{Entry("a", "F32", "[2]", "[0,8]")}}}", 9, SafetensorsError.MetadataIncompleteBuffer },
        { "{}", 1, SafetensorsError.MetadataIncompleteBuffer },
        { "", 0, SafetensorsError.InvalidHeaderDeserialization },
        { "[]", 0, SafetensorsError.InvalidHeaderDeserialization },
        { "{} {}", 0, SafetensorsError.InvalidHeaderDeserialization },
        { "{}\0", 0, SafetensorsError.InvalidHeaderDeserialization },
        { """{"\ud800":{}}""", 0, SafetensorsError.InvalidHeaderDeserialization },
        { """{"a":[]}""", 0, SafetensorsError.InvalidHeaderDeserialization },
        { """{"a":{"dtype":"F32","shape":[1]}}""", 4, SafetensorsError.InvalidHeaderDeserialization },
        { """{"__metadata__":{"k":1}}""", 0, SafetensorsError.InvalidHeaderDeserialization },
        { $"{{{Entry("a", "F31", "[1]", "[0,4]")}}}", 4, SafetensorsError.InvalidHeaderDeserialization },
        { $"{{{Entry("a", "F32", "[-1]", "[0,4]")}}}", 4, SafetensorsError.InvalidHeaderDeserialization },
        { $"{{{Entry("a", "F32", "[1.5]", "[0,4]")}}}", 4, SafetensorsError.InvalidHeaderDeserialization },
        { $"{{{Entry("a", "F32", "[1]", "[0,4,8]")}}}", 4, SafetensorsError.InvalidHeaderDeserialization },
        { $"{{\"a\":{new string('[', 200)}", 4, SafetensorsError.InvalidHeaderDeserialization },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void Bad_headers_are_rejected_with_their_reason(string header, int dataBytes, SafetensorsError error) =>
        Rejected(Write(header, dataBytes), error);

    [Theory]
    [InlineData(100_000_001, SafetensorsError.HeaderTooLarge)]
    [InlineData(long.MinValue, SafetensorsError.HeaderTooLarge)]
    [InlineData(100_000_000, SafetensorsError.InvalidHeaderLength)]
    public void A_header_said_to_be_huge_is_rejected_before_it_is_allocated(long length, SafetensorsError error)
    {
        string path = Write("{}", 0, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rejected(path, error);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void No_prefix_of_a_file_is_accepted()
    {
        var writer = new SafetensorsWriter { Metadata = { ["format"] = "pt" } };
        writer.Add("a.weight", [2, 3], [1, 2, 3, 4, 5, 6]);
        writer.Add("a.bias", [2], [7, 8]);
        using var stream = new MemoryStream();
        writer.Write(stream);
        byte[] whole = stream.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            string path = _directory.Write("prefix", whole[..length]);
            Assert.Throws<SafetensorsException>(() => SafetensorsReader.Open(path).Dispose());
        }
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_again_byte_for_byte()
    {
        var writer = new SafetensorsWriter { Metadata = { ["b"] = "\"ü\n", ["a"] = "" } };
        float[] values = [0f, -0f, float.NaN, float.Epsilon, float.MaxValue, float.NegativeInfinity];
        writer.Add("bytes", SafetensorsType.U8, [3], new byte[] { 1, 2, 3 });
        writer.Add("名前", [2, 3], values);
        writer.Add("number", [], [5]);
        writer.Add("none", [4, 0], []);
        writer.Add("long", SafetensorsType.I64, [1], new byte[8]);
        string path = _directory.File("first");
        writer.Save(path);
        byte[] first = File.ReadAllBytes(path);
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(first) % 8);

        var again = new SafetensorsWriter();
        using (SafetensorsReader reader = SafetensorsReader.Open(path))
        {
            Assert.Equal(["long", "名前", "number", "none", "bytes"], reader.Tensors.Select(tensor => tensor.Name));
            Assert.Equal(("\"ü\n", ""), (reader.Metadata["b"], reader.Metadata["a"]));
            float[] read = new float[6];
            reader.Read(reader["名前"], read);
            Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
            foreach (SafetensorsTensor tensor in reader.Tensors)
            {
                byte[] bytes = new byte[tensor.ByteLength];
                reader.Read(tensor, bytes);
                again.Add(tensor.Name, tensor.Type, tensor.Shape.AsSpan(), bytes);
            }
            foreach ((string key, string value) in reader.Metadata)
                again.Metadata[key] = value;
        }
        using var stream = new MemoryStream();
        again.Write(stream);
        Assert.Equal(first, stream.ToArray());
    }

    [Fact]
    public void The_file_is_the_one_that_the_reference_implementation_writes_and_a_checksum()
    {
        var writer = new SafetensorsWriter { Metadata = { ["format"] = "pt" } };
        writer.Add("bias", [1], [1.5f]);
        using var stream = new MemoryStream();
        writer.Write(stream);
        byte[] expected =
        [
            120, 0, 0, 0, 0, 0, 0, 0,
            .. """{"__metadata__":{ "crc32c":"6eb9096d224302af","format":"pt"},"bias":"""u8,
            .. """{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}   """u8,
            0, 0, 0xC0, 0x3F,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Half_and_double_precision_convert_and_integers_do_not()
    {
        byte[] header = Encoding.UTF8.GetBytes(
            $"{{{Entry("double", "F64", "[1]", "[0,8]")},{Entry("half", "F16", "[2]", "[8,12]")},"
            + $"{Entry("brain", "BF16", "[2]", "[12,16]")},{Entry("int", "I32", "[1]", "[16,20]")}}}");
        byte[] data = new byte[20];
        BinaryPrimitives.WriteDoubleLittleEndian(data, 1 / 3.0);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(8), Half.Epsilon);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(10), (Half)(-2.5));
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(12), 0x3F81);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(14), 0xFF80);
        using SafetensorsReader reader = SafetensorsReader.Open(Write(header, data));
        float[] one = new float[1];
        float[] two = new float[2];
        reader.Read(reader["double"], one);
        Assert.Equal(1 / 3f, one[0]);
        reader.Read(reader["half"], two);
        Assert.Equal([5.9604645e-8f, -2.5f], two);
        reader.Read(reader["brain"], two);
        Assert.Equal([1.0078125f, float.NegativeInfinity], two);
        var exception = Assert.Throws<SafetensorsException>(() => reader.Read(reader["int"], one));
        Assert.Equal(SafetensorsError.UnsupportedType, exception.Error);
        Assert.Throws<ArgumentException>(() => reader.Read(reader["half"], one));
        Assert.Equal(SafetensorsError.TensorNotFound, Assert.Throws<SafetensorsException>(() => reader["no"]).Error);
    }

    [Fact]
    public void The_writer_refuses_what_no_reader_would_take()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", [1], [1]);
        Assert.Throws<ArgumentException>(() => writer.Add("a", [1], [1]));
        Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", [1], [1]));
        Assert.Throws<ArgumentException>(() => writer.Add("b", [2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add("b", [-1, -1], [1]));
    }
}
