using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Which tensors of a file are which of a network.</summary>
internal sealed class WeightMatch
{
    // PyTorch's normalisation layers count their batches, which nothing here depends on.
    private const string IgnoredName = "num_batches_tracked";

    private readonly SafetensorsReader _reader;
    private readonly NetworkDefinition _definition;
    private readonly WeightLoadOptions _options;
    private readonly Dictionary<string, SafetensorsTensor> _sources = new(StringComparer.Ordinal);
    private readonly List<string> _unexpected = [];
    private readonly List<string> _ignored = [];
    private readonly List<string> _mismatches = [];
    private readonly bool _isAmbiguous;

    /// <summary>Finds the tensors of a network in a file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="definition">The network.</param>
    /// <param name="options">How the names differ.</param>
    /// <param name="withBuffers">Whether the buffers are wanted too.</param>
    public WeightMatch(
        SafetensorsReader reader, NetworkDefinition definition, WeightLoadOptions options, bool withBuffers)
    {
        (_reader, _definition, _options) = (reader, definition, options);
        ImmutableArray<TensorLayout> expected =
            withBuffers ? definition.Tensors.AddRange(definition.Buffers) : definition.Tensors;
        FindSources(expected.Select(static tensor => tensor.Name).ToHashSet(StringComparer.Ordinal));
        _isAmbiguous = _mismatches.Count > 0;
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (TensorLayout tensor in expected)
        {
            if (!_sources.TryGetValue(tensor.Name, out SafetensorsTensor? source))
                missing.Add(tensor.Name);
            else if (Mismatch(tensor, source) is { } mismatch)
            {
                _mismatches.Add(mismatch);
                _sources.Remove(tensor.Name);
            }
        }
        Report = new WeightLoadReport
        {
            FileName = reader.FileName,
            LoadedTensors = [.. expected.Select(static tensor => tensor.Name).Where(_sources.ContainsKey)],
            MissingTensors = missing.ToImmutable(),
            UnexpectedTensors = [.. _unexpected],
            Mismatches = [.. _mismatches],
            IgnoredTensors = [.. _ignored],
        };
    }

    /// <summary>What fits and what does not.</summary>
    public WeightLoadReport Report { get; }

    /// <summary>Throws where not as much fits as must.</summary>
    /// <exception cref="WeightFileException">
    /// Something does not fit and the options are strict, nothing fits, or two tensors stand for one.
    /// </exception>
    public void Require()
    {
        bool isLoadable = Report.IsComplete || (!_options.Strict && !_isAmbiguous && !Report.LoadedTensors.IsEmpty);
        if (!isLoadable)
            throw new WeightFileException(_definition.Name, Report, FindPrefix());
    }

    /// <summary>Reads what fits, and only then changes the blocks; all else in them stays as it is.</summary>
    /// <param name="parameters">The block of parameters, or one laid out like it.</param>
    /// <param name="buffers">The block of buffers, where they are wanted.</param>
    public void Read(Span<float> parameters, Span<float> buffers)
    {
        (TensorLayout Tensor, float[] Values)[] read = ReadAll(_definition.Tensors);
        (TensorLayout Tensor, float[] Values)[] readBuffers = buffers.IsEmpty ? [] : ReadAll(_definition.Buffers);
        foreach ((TensorLayout tensor, float[] values) in read)
            tensor.Scatter(values, parameters);
        foreach ((TensorLayout tensor, float[] values) in readBuffers)
            tensor.Scatter(values, buffers);
    }

    private (TensorLayout Tensor, float[] Values)[] ReadAll(ImmutableArray<TensorLayout> tensors) =>
    [
        .. tensors.Where(tensor => _sources.ContainsKey(tensor.Name)).Select(tensor =>
        {
            float[] values = new float[tensor.Count];
            _reader.Read(_sources[tensor.Name], values);
            return (tensor, values);
        }),
    ];

    private void FindSources(HashSet<string> expected)
    {
        var names = new WeightNames(_options, expected.Contains);
        foreach (SafetensorsTensor source in _reader.Tensors)
        {
            string? name = names.Find(source.Name);
            if (name is null || IsIgnored(name))
                _ignored.Add(source.Name);
            else if (!expected.Contains(name))
                _unexpected.Add(source.Name);
            else if (!_sources.TryAdd(name, source))
                _mismatches.Add($"{_sources[name].Name} and {source.Name} are both {name}");
        }
    }

    // The commonest mistake: all is there, only under another name.
    private string? FindPrefix()
    {
        if (Report.MissingTensors is not [string first, ..]
            || _options is not { Prefix: "", AddPrefix: "", Names.Count: 0, Stacks.Count: 0, Rename: null })
            return null;
        string ending = "." + first;
        return _reader.Tensors
            .Where(tensor => tensor.Name.EndsWith(ending, StringComparison.Ordinal))
            .Select(tensor => tensor.Name[..^first.Length])
            .FirstOrDefault(prefix => _definition.Tensors.All(tensor => _reader.TryGet(prefix + tensor.Name, out _)));
    }

    private static bool IsIgnored(string name) =>
        name == IgnoredName || name.EndsWith("." + IgnoredName, StringComparison.Ordinal);

    private static string? Mismatch(TensorLayout expected, SafetensorsTensor found)
    {
        string name = Excerpt.Of(found.Name) + (found.Name.EndsWith(expected.Name, StringComparison.Ordinal)
            ? ""
            : $" (here {expected.Name})");
        if (!found.Shape.AsSpan().SequenceEqual([.. expected.Shape.Select(static size => (long)size)]))
        {
            return $"{name} has shape [{InvariantText.Join(", ", found.Shape)}], "
                + $"but the network has [{InvariantText.Join(", ", expected.Shape)}]";
        }
        return found.Type.ConvertsToSingle()
            ? null
            : $"{name} has dtype {found.Type.Name()}, but only F32, F16, BF16 and F64 load into a network";
    }
}
