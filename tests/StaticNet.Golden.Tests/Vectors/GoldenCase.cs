using System.Collections.Concurrent;
using System.Text.Json;

namespace StaticNet.Golden.Tests.Vectors;

/// <summary>One case: an operation with its settings, inputs and PyTorch's results.</summary>
/// <param name="File">The name of the file that it stands in.</param>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Op">The operation.</param>
/// <param name="Config">The settings.</param>
/// <param name="Tensors">Inputs and results by name.</param>
/// <param name="Float32Error">For each float32 result the reference's own rounding error.</param>
internal sealed record GoldenCase(
    string File,
    string Name,
    string Op,
    JsonElement Config,
    IReadOnlyDictionary<string, GoldenTensor> Tensors,
    IReadOnlyDictionary<string, double> Float32Error)
{
    // Settings that say in words, or in the shapes, what the case is.
    private static readonly string[] Remarks =
    [
        "note", "source", "formula", "layout", "gradient_at_zero", "approximate", "soft_targets", "pos_weight", "steps",
        "batch",
    ];

    private readonly ConcurrentDictionary<string, bool> _read = new();

    /// <summary>The settings that nobody has asked for: a case that is run without them passes by luck.</summary>
    public IEnumerable<string> UnreadSettings => Config.ValueKind == JsonValueKind.Object
        ? Config.EnumerateObject().Select(setting => setting.Name).Except(Remarks).Except(_read.Keys)
        : [];

    /// <summary>A tensor of the case.</summary>
    /// <param name="tensor">Its name.</param>
    /// <exception cref="InvalidDataException">The case has no such tensor.</exception>
    public GoldenTensor this[string tensor]
        => Tensors.TryGetValue(tensor, out GoldenTensor? found)
            ? found
            : throw new InvalidDataException($"{this} has no tensor '{tensor}'.");

    /// <summary>A numeric setting.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">What it is where the case does not name it.</param>
    public double Number(string key, double fallback)
        => Find(key) is JsonElement { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : fallback;

    /// <summary>A setting in words.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">What it is where the case does not name it.</param>
    public string Text(string key, string fallback)
        => Find(key) is JsonElement value ? value.GetString() ?? fallback : fallback;

    /// <summary>A setting that is on or off.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">What it is where the case does not name it.</param>
    public bool Flag(string key, bool fallback)
        => Find(key) is JsonElement value ? value.GetBoolean() : fallback;

    /// <summary>A setting with a number for each axis, or one number; none where the case does not name it.</summary>
    /// <param name="key">Its name.</param>
    public int[] Numbers(string key) => Find(key) switch
    {
        { ValueKind: JsonValueKind.Array } values => [.. values.EnumerateArray().Select(number => number.GetInt32())],
        { } value => [value.GetInt32()],
        null => [],
    };

    /// <summary>The axis that a case is about, or null.</summary>
    public int? Axis => Find("dim")?.GetInt32();

    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Name}";

    /// <summary>Reads a case.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="json">The case's object.</param>
    /// <exception cref="InvalidDataException">A tensor is malformed; the message names it.</exception>
    public static GoldenCase Read(string file, JsonElement json)
    {
        string name = json.GetProperty("name").GetString()!;
        var tensors = new Dictionary<string, GoldenTensor>();
        foreach (JsonProperty tensor in json.GetProperty("tensors").EnumerateObject())
        {
            try
            {
                tensors.Add(tensor.Name, GoldenTensor.Read(tensor.Value));
            }
            catch (Exception exception) when (exception is InvalidDataException or KeyNotFoundException)
            {
                throw new InvalidDataException($"{file}: {name}: {tensor.Name}: {exception.Message}", exception);
            }
        }
        var errors = new Dictionary<string, double>();
        if (json.TryGetProperty("f32_error", out JsonElement stored))
            foreach (JsonProperty error in stored.EnumerateObject())
                errors.Add(error.Name, error.Value.GetDouble());
        string op = json.GetProperty("op").GetString()!;
        JsonElement config = json.TryGetProperty("config", out JsonElement settings) ? settings.Clone() : default;
        return new(file, name, op, config, tensors, errors);
    }

    private JsonElement? Find(string key)
    {
        _read[key] = true;
        return Config.ValueKind == JsonValueKind.Object && Config.TryGetProperty(key, out JsonElement value)
            ? value
            : null;
    }
}
