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
        FindSources(expected);
        _isAmbiguous = _mismatches.Count > 0;
        var missing = ImmutableArray.CreateBuilder<string>();
        var loaded = ImmutableArray.CreateBuilder<string>();
        foreach (TensorLayout tensor in expected)
        {
            if (!_sources.TryGetValue(tensor.Name, out SafetensorsTensor? source))
                missing.Add(tensor.Name);
            else if (Mismatch(tensor, source) is not { } mismatch)
                loaded.Add(tensor.Name);
            else
            {
                _mismatches.Add(mismatch);
                _sources.Remove(tensor.Name);
            }
        }
        Report = new WeightLoadReport
        {
            FileName = reader.FileName,
            LoadedTensors = loaded.ToImmutable(),
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
        float[]?[] read = ReadAll(_definition.Tensors);
        float[]?[] readBuffers = buffers.IsEmpty ? [] : ReadAll(_definition.Buffers);
        Scatter(_definition.Tensors, read, parameters);
        Scatter(_definition.Buffers, readBuffers, buffers);
    }

    // The values of each tensor, or null where the file has none of it.
    private float[]?[] ReadAll(ImmutableArray<TensorLayout> tensors)
    {
        float[]?[] read = new float[]?[tensors.Length];
        for (int i = 0; i < read.Length; i++)
        {
            if (!_sources.TryGetValue(tensors[i].Name, out SafetensorsTensor? source))
                continue;
            read[i] = new float[tensors[i].Count];
            _reader.Read(source, read[i]);
        }
        return read;
    }

    private static void Scatter(ImmutableArray<TensorLayout> tensors, float[]?[] read, Span<float> block)
    {
        for (int i = 0; i < read.Length; i++)
        {
            if (read[i] is { } values)
                tensors[i].Scatter(values, block);
        }
    }

    private void FindSources(ImmutableArray<TensorLayout> tensors)
    {
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach (TensorLayout tensor in tensors)
            expected.Add(tensor.Name);
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
        foreach (SafetensorsTensor tensor in _reader.Tensors)
        {
            if (tensor.Name.EndsWith(ending, StringComparison.Ordinal) && HasAll(tensor.Name[..^first.Length]))
                return tensor.Name[..^first.Length];
        }
        return null;
    }

    private bool HasAll(string prefix)
    {
        foreach (TensorLayout tensor in _definition.Tensors)
        {
            if (!_reader.TryGet(prefix + tensor.Name, out _))
                return false;
        }
        return true;
    }

    private static bool IsIgnored(string name) =>
        name == IgnoredName || name.EndsWith("." + IgnoredName, StringComparison.Ordinal);

    private static bool HasShape(SafetensorsTensor tensor, ReadOnlySpan<int> shape)
    {
        bool same = tensor.Shape.Length == shape.Length;
        for (int i = 0; same && i < shape.Length; i++)
            same = tensor.Shape[i] == shape[i];
        return same;
    }

    private static string? Mismatch(TensorLayout expected, SafetensorsTensor found)
    {
        string name = Excerpt.Of(found.Name) + (found.Name.EndsWith(expected.Name, StringComparison.Ordinal)
            ? ""
            : $" (here {expected.Name})");
        if (!HasShape(found, expected.Shape.AsSpan()))
        {
            return $"{name} has shape [{InvariantText.Join(", ", found.Shape)}], "
                + $"but the network has [{InvariantText.Join(", ", expected.Shape)}]";
        }
        return found.Type.ConvertsToSingle()
            ? null
            : $"{name} has dtype {found.Type.Name()}, but only F32, F16, BF16 and F64 load into a network";
    }
}
