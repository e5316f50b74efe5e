using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StaticNet;

/// <summary>
/// Parses the JSON of a header into the tensors that it describes, whose sizes and places are then still to be checked.
/// What a header can hold is bounded, so that none takes much more memory than it has bytes.
/// </summary>
internal ref struct SafetensorsHeaderParser
{
    private readonly string _fileName;
    private readonly long _dataPosition;
    private readonly Dictionary<string, SafetensorsTensor> _tensors;
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private Utf8JsonReader _reader;
    private bool _hasMetadata;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> json, string fileName)
    {
        _fileName = fileName;
        _dataPosition = SafetensorsHeader.LengthBytes + json.Length;
        // Counted before anything is kept of them.
        _reader = new Utf8JsonReader(json);
        int count = CountEntries();
        _reader = new Utf8JsonReader(json);
        _tensors = new Dictionary<string, SafetensorsTensor>(count, StringComparer.Ordinal);
    }

    /// <summary>Parses a header.</summary>
    /// <param name="json">The bytes of the header, valid UTF-8.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <exception cref="SafetensorsException">It is not the JSON that it should be.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, string fileName)
    {
        SafetensorsHeaderParser parser = default;
        try
        {
            parser = new SafetensorsHeaderParser(json, fileName);
            return parser.Parse();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair, which is no text.
            long position = SafetensorsHeader.LengthBytes + parser._reader.BytesConsumed;
            throw new SafetensorsException(fileName, SafetensorsError.InvalidHeaderDeserialization, position,
                $"the header is not valid JSON: {exception.Message}", exception);
        }
    }

    private int CountEntries()
    {
        int count = 0;
        Advance();
        Require(JsonTokenType.StartObject, "an object");
        for (; Advance() == JsonTokenType.PropertyName; count++)
        {
            if (count > SafetensorsLimits.Tensors)
                throw TooMuch($"there are more than {SafetensorsLimits.Tensors} tensors");
            _reader.Skip();
        }
        return count;
    }

    private SafetensorsHeader Parse()
    {
        Advance();
        while (Advance() == JsonTokenType.PropertyName)
        {
            string name = _reader.GetString()!;
            if (name == SafetensorsHeader.MetadataKey)
                ParseMetadata();
            else if (_tensors.ContainsKey(name))
                throw Duplicate(name);
            else
                _tensors.Add(name, ParseTensor(name));
        }
        if (_reader.Read())
            throw Invalid("something follows the header's object.");
        _metadata.Remove(SafetensorsChecksum.Key);
        return new SafetensorsHeader(_tensors, _metadata, _dataPosition);
    }

    private void ParseMetadata()
    {
        if (_hasMetadata)
            throw Duplicate(SafetensorsHeader.MetadataKey);
        _hasMetadata = true;
        if (Advance() == JsonTokenType.Null)
            return;
        Require(JsonTokenType.StartObject, "an object of metadata");
        while (Advance() == JsonTokenType.PropertyName)
        {
            if (_metadata.Count == SafetensorsLimits.MetadataKeys)
                throw TooMuch($"there are more than {SafetensorsLimits.MetadataKeys} entries of metadata");
            string key = _reader.GetString()!;
            Advance();
            Require(JsonTokenType.String, "text as metadata", key);
            if (!_metadata.TryAdd(key, _reader.GetString()!))
                throw Duplicate(key);
        }
    }

    private SafetensorsTensor ParseTensor(string name)
    {
        Advance();
        Require(JsonTokenType.StartObject, "an object that describes", name);
        SafetensorsType? type = null;
        ImmutableArray<long>? shape = null;
        (long Start, long End)? offsets = null;
        while (Advance() == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("dtype"u8))
                type = type is null ? ParseType(name) : throw Duplicate($"dtype of {name}");
            else if (_reader.ValueTextEquals("shape"u8))
                shape = shape is null ? ParseShape(name) : throw Duplicate($"shape of {name}");
            else if (_reader.ValueTextEquals("data_offsets"u8))
                offsets = offsets is null ? ParseOffsets(name) : throw Duplicate($"data_offsets of {name}");
            else
                _reader.Skip();
        }
        if (type is null || shape is null || offsets is not { } data)
            throw Invalid($"'{Excerpt.Of(name)}' needs a dtype, a shape and two data_offsets.");
        return new SafetensorsTensor(
            name, type.Value, shape.Value, _dataPosition + data.Start, data.End - data.Start);
    }

    private SafetensorsType ParseType(string name)
    {
        Advance();
        Require(JsonTokenType.String, "text as the dtype of", name);
        return SafetensorsTypes.TryParse(in _reader, out SafetensorsType type)
            ? type
            : throw Invalid($"'{Excerpt.Of(name)}' has the unknown dtype '{Excerpt.Of(_reader.GetString()!)}'.");
    }

    private ImmutableArray<long> ParseShape(string name)
    {
        Span<ulong> sizes = stackalloc ulong[SafetensorsLimits.Axes];
        int axes = ParseNumbers("the shape of", name, sizes);
        if (axes > sizes.Length)
            throw TooMuch($"'{Excerpt.Of(name)}' has more than {SafetensorsLimits.Axes} axes");
        if (axes == 0)
            return [];
        long[] shape = new long[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            shape[axis] = sizes[axis] <= long.MaxValue
                ? (long)sizes[axis]
                : throw Error(SafetensorsError.ValidationOverflow,
                    $"the size of '{Excerpt.Of(name)}' does not fit into 64 bits.");
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(shape);
    }

    private (long Start, long End) ParseOffsets(string name)
    {
        Span<ulong> offsets = stackalloc ulong[2];
        if (ParseNumbers("the data_offsets of", name, offsets) != offsets.Length)
            throw Invalid($"'{Excerpt.Of(name)}' needs a dtype, a shape and two data_offsets.");
        (ulong start, ulong end) = (offsets[0], offsets[1]);
        return start <= end && end <= (ulong)(long.MaxValue - _dataPosition)
            ? ((long)start, (long)end)
            : throw Error(SafetensorsError.InvalidOffset,
                $"'{Excerpt.Of(name)}' (data_offsets [{start}, {end}]) ends "
                + $"{(end < start ? "before it starts" : "after the end of any file")}.");
    }

    /// <summary>Reads an array.</summary>
    /// <returns>How many numbers there are; one more than there is room for where there are too many.</returns>
    private int ParseNumbers(string what, string name, scoped Span<ulong> numbers)
    {
        int count = 0;
        Advance();
        Require(JsonTokenType.StartArray, what, name);
        while (Advance() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetUInt64(out ulong number))
            {
                throw Invalid(
                    $"{what} '{Excerpt.Of(name)}' has something that is not a whole number from 0 to 2^64 - 1.");
            }
            if (count == numbers.Length)
                return count + 1;
            numbers[count++] = number;
        }
        return count;
    }

    private JsonTokenType Advance() => _reader.Read() ? _reader.TokenType : throw Invalid("the header ends too early.");

    private readonly void Require(JsonTokenType type, string what, string? name = null)
    {
        if (_reader.TokenType == type)
            return;
        string of = name is null ? "" : $" '{Excerpt.Of(name)}'";
        throw Invalid($"{what}{of} was expected, but there is {_reader.TokenType}.");
    }

    private readonly SafetensorsException Duplicate(string key) =>
        Error(SafetensorsError.DuplicateKey, $"'{Excerpt.Of(key)}' stands twice in the header.");

    private readonly SafetensorsException Invalid(string reason) =>
        Error(SafetensorsError.InvalidHeaderDeserialization, reason);

    private readonly SafetensorsException TooMuch(string reason) =>
        Error(SafetensorsError.LimitExceeded, $"{reason}, which no file needs.");

    private readonly SafetensorsException Error(SafetensorsError error, string reason) =>
        new(_fileName, error, SafetensorsHeader.LengthBytes + _reader.TokenStartIndex, reason);
}
