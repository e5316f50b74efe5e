using System.Text;

namespace StaticNet;

/// <summary>Finds the encoding of a file.</summary>
internal static class CsvEncoding
{
    private const int Sample = 1 << 24;
    private const int BlockLength = 1 << 16;

    // Encodings that throw where bytes are none of theirs; their marks are skipped by the reader.
    private static readonly (byte[] Mark, Encoding Encoding)[] s_marks =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(true, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, true, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, true, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, true, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, true, throwOnInvalidBytes: true)),
    ];

    /// <summary>An encoding that throws where bytes are none of its characters, instead of reading others.</summary>
    public static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    /// <summary>The encoding of a file, which is read from its start and then rewound.</summary>
    public static Encoding Of(FileStream file)
    {
        byte[] block = new byte[BlockLength];
        int length = file.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false);
        Encoding encoding = OfStart(block.AsSpan(0, length)) ?? OfBytes(file, block, length);
        file.Position = 0;
        return encoding;
    }

    private static Encoding? OfStart(ReadOnlySpan<byte> start)
    {
        foreach ((byte[] mark, Encoding encoding) in s_marks)
        {
            if (start.StartsWith(mark))
                return encoding;
        }
        // Text of Latin letters and digits without a mark, as PowerShell may write it: every other byte is zero.
        if (start.Length < 4 || start.Length % 2 != 0)
            return null;
        int even = 0, odd = 0, pairs = Math.Min(start.Length, 256) / 2;
        for (int i = 0; i < pairs; i++)
        {
            even += start[2 * i] == 0 ? 1 : 0;
            odd += start[(2 * i) + 1] == 0 ? 1 : 0;
        }
        return odd > pairs / 2 && even == 0 ? s_marks[3].Encoding
            : even > pairs / 2 && odd == 0 ? s_marks[4].Encoding
            : null;
    }

    private static Encoding OfBytes(FileStream file, byte[] block, int length)
    {
        Encoding utf8 = s_marks[0].Encoding;
        Decoder decoder = utf8.GetDecoder();
        char[] scratch = new char[BlockLength + 1];
        try
        {
            for (int read = 0; length > 0 && read < Sample; read += length)
            {
                if (read > 0)
                    length = file.Read(block);
                decoder.GetChars(block.AsSpan(0, length), scratch, flush: length == 0);
            }
            return utf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
