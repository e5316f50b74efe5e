using System.Text.Json;

namespace StaticNet;

/// <summary>Parses the JSON of a header into what it says, which is then still to be checked.</summary>
internal ref struct SafetensorsHeaderParser
{
    private readonly string _fileName;
    private readonly Dictionary<string, Entry> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private Utf8JsonReader _reader;
    private bool _hasMetadata;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> json, string fileName)
    {
        _fileName = fileName;
        _reader = new Utf8JsonReader(json);
    }

    /// <summary>One tensor as the header describes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="start">Where its data starts, from the end of the header.</param>
    /// <param name="end">Where its data ends, from the end of the header.</param>
    public sealed class Entry(string name, SafetensorsType type, ulong[] shape, ulong start, ulong end)
    {
        public string Name => name;

        public SafetensorsType Type => type;

        public ulong[] Shape => shape;

        public ulong Start => start;

        public ulong End => end;
    }

    /// <summary>What the header says.</summary>
    /// <param name="Tensors">The tensors, in the order of the header.</param>
    /// <param name="Metadata">The metadata.</param>
    public sealed record Result(IReadOnlyCollection<Entry> Tensors, IReadOnlyDictionary<string, string> Metadata);

    /// <summary>Parses a header.</summary>
    /// <param name="json">The bytes of the header, valid UTF-8.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <exception cref="SafetensorsException">It is not the JSON that it should be.</exception>
    public static Result Parse(ReadOnlySpan<byte> json, string fileName)
    {
        var parser = new SafetensorsHeaderParser(json, fileName);
        try
        {
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

    private Result Parse()
    {
        Advance();
        Require(JsonTokenType.StartObject, "an object");
        while (Advance() == JsonTokenType.PropertyName)
        {
            string name = _reader.GetString()!;
            if (name == SafetensorsHeader.MetadataKey)
                ParseMetadata();
            else
                ParseTensor(name);
        }
        if (_reader.Read())
            throw Invalid("something follows the header's object.");
        return new Result(_tensors.Values, _metadata);
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
            string key = _reader.GetString()!;
            Advance();
            Require(JsonTokenType.String, $"text as metadata '{key}'");
            if (!_metadata.TryAdd(key, _reader.GetString()!))
                throw Duplicate(key);
        }
    }

    private void ParseTensor(string name)
    {
        if (_tensors.ContainsKey(name))
            throw Duplicate(name);
        Advance();
        Require(JsonTokenType.StartObject, $"an object that describes '{name}'");
        SafetensorsType? type = null;
        ulong[]? shape = null, offsets = null;
        while (Advance() == JsonTokenType.PropertyName)
        {
            string field = _reader.GetString()!;
            bool again = field switch
            {
                "dtype" => type.HasValue,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => false,
            };
            if (again)
                throw Duplicate($"{field} of {name}");
            Advance();
            switch (field)
            {
                case "dtype": type = ParseType(name); break;
                case "shape": shape = ParseNumbers($"the shape of '{name}'"); break;
                case "data_offsets": offsets = ParseNumbers($"the data_offsets of '{name}'"); break;
                default: _reader.Skip(); break;
            }
        }
        if (type is null || shape is null || offsets is not [ulong start, ulong end])
            throw Invalid($"'{name}' needs a dtype, a shape and two data_offsets.");
        _tensors.Add(name, new Entry(name, type.Value, shape, start, end));
    }

    private SafetensorsType ParseType(string name)
    {
        Require(JsonTokenType.String, $"text as the dtype of '{name}'");
        string text = _reader.GetString()!;
        return SafetensorsTypes.TryParse(text, out SafetensorsType type)
            ? type
            : throw Invalid($"'{name}' has the unknown dtype '{text}'.");
    }

    private ulong[] ParseNumbers(string what)
    {
        Require(JsonTokenType.StartArray, $"an array as {what}");
        var numbers = new List<ulong>();
        while (Advance() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetUInt64(out ulong number))
                throw Invalid($"{what} has something that is not a whole number from 0 to 2^64 - 1.");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private JsonTokenType Advance() => _reader.Read() ? _reader.TokenType : throw Invalid("the header ends too early.");

    private readonly void Require(JsonTokenType type, string what)
    {
        if (_reader.TokenType != type)
            throw Invalid($"{what} was expected, but there is {_reader.TokenType}.");
    }

    private readonly SafetensorsException Duplicate(string key) =>
        Error(SafetensorsError.DuplicateKey, $"'{key}' stands twice in the header.");

    private readonly SafetensorsException Invalid(string reason) =>
        Error(SafetensorsError.InvalidHeaderDeserialization, reason);

    private readonly SafetensorsException Error(SafetensorsError error, string reason) =>
        new(_fileName, error, SafetensorsHeader.LengthBytes + _reader.TokenStartIndex, reason);
}
