using System.Buffers.Binary;
using System.Text;

namespace StaticNet.Tests.Files.Safetensors;

/// <summary>A damaged file is not taken for another one; a file of another program is taken as it is.</summary>
public sealed class ChecksumTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static byte[] Whole()
    {
        var writer = new SafetensorsWriter { Metadata = { ["format"] = "pt", ["note"] = "ü" } };
        writer.Add("a.weight", [2, 3], [1, 2, 3, 4, 5, 6]);
        writer.Add("a.bias", [2], [7, 8]);
        writer.Add("a.count", SafetensorsType.I64, [], new byte[8]);
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }

    // Names, shapes, types, metadata and values.
    private static string Content(string path)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        var content = new StringBuilder();
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            byte[] bytes = new byte[tensor.ByteLength];
            reader.Read(tensor, bytes);
            content.Append($"{tensor.Name} {tensor.Type} [{string.Join(',', tensor.Shape)}] ");
            content.Append($"{Convert.ToHexString(bytes)};");
        }
        foreach ((string key, string value) in reader.Metadata.Where(entry => entry.Key is "format" or "note"))
            content.Append($"{key}={value};");
        return content.ToString();
    }

    [Fact]
    public void Every_flipped_bit_is_found_or_changes_nothing()
    {
        byte[] whole = Whole();
        string content = Content(_directory.Write("whole", whole));
        int harmless = 0;
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            string path = _directory.Write("flipped", flipped);
            string? found = null;
            Exception? exception = Record.Exception(() => found = Content(path));
            Assert.That(exception is SafetensorsException || found == content, $"bit {bit}: {found} {exception}");
            harmless += exception is null ? 1 : 0;
        }
        // Those that make the checksum's key another key, and small letters of its digits capitals.
        Assert.InRange(harmless, 1, 8 * 6 + 16);
    }

    [Fact]
    public void Damage_is_named_and_values_are_checked_before_the_first_is_read()
    {
        byte[] whole = Whole();
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        byte[] damagedHeader = [.. whole], damagedData = [.. whole];
        Encoding.UTF8.GetBytes("a.bits").CopyTo(damagedHeader, damagedHeader.AsSpan().IndexOf("a.bias"u8));
        damagedData.AsSpan(^20..).Clear();
        foreach ((byte[] damaged, long position) in ((byte[], long)[])[(damagedHeader, 8), (damagedData, 8 + header)])
        {
            string path = _directory.Write("damaged", damaged);
            var error = Assert.Throws<SafetensorsException>(() => Content(path));
            Assert.Equal((SafetensorsError.ChecksumMismatch, position), (error.Error, error.Position));
            Assert.EndsWith("the file is damaged.", error.Message);
        }
        Assert.Equal("pt", WeightFile.ReadMetadata(_directory.Write("data", damagedData))["format"]);
    }

    [Fact]
    public void A_file_without_a_checksum_and_one_that_another_program_wrote_again_are_taken_as_they_are()
    {
        byte[] whole = Whole();
        // What safetensors for Python makes of it: the same metadata, old checksum and all, and other values.
        byte[] json = whole[8..(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(whole))];
        string again = Encoding.UTF8.GetString(json).Replace("{ \"crc32c", "{\"crc32c", StringComparison.Ordinal) + " ";
        byte[] data = [.. whole.AsSpan(8 + json.Length)];
        data[0] ^= 1;
        string path = _directory.Write("again", [.. whole.AsSpan(0, 8), .. Encoding.UTF8.GetBytes(again), .. data]);
        Assert.Contains("a.weight", Content(path));
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        Assert.Equal(["format", "note"], reader.Metadata.Keys.Order());
    }

    [Fact]
    public void Its_value_is_that_of_the_standard()
    {
        // RFC 3720, B.4.
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
    }
}
