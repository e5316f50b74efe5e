using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet;

/// <summary>
/// Something of each output that has a loss, by its name, in the order of the network; empty where there is only one,
/// of which all else tells.
/// </summary>
/// <typeparam name="T">What there is of each.</typeparam>
public sealed class PerOutput<T> : IReadOnlyDictionary<string, T>, IEquatable<PerOutput<T>>
{
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<T> _values;

    internal PerOutput(ImmutableArray<string> names, ImmutableArray<T> values) => (_names, _values) = (names, values);

    /// <summary>The number of outputs; 0 where the network has one loss.</summary>
    public int Count => _names.Length;

    /// <summary>The names of the outputs.</summary>
    public IEnumerable<string> Keys => _names;

    /// <summary>What there is of each.</summary>
    public IEnumerable<T> Values => _values;

    /// <summary>What there is of an output.</summary>
    /// <param name="key">The name of the output.</param>
    /// <exception cref="KeyNotFoundException">There is no such output.</exception>
    public T this[string key] => TryGetValue(key, out T? value) ? value : throw new KeyNotFoundException(
        Count == 0
            ? $"There is nothing of {key} by itself: the network has one loss."
            : $"There is no output {key} with a loss, but {string.Join(", ", _names)}.");

    /// <summary>What there is of an output.</summary>
    /// <param name="index">Its place among those that have a loss.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such output.</exception>
    public T this[int index] => _values[index];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        int index = _names.IndexOf(key);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (int i = 0; i < _names.Length; i++)
            yield return new KeyValuePair<string, T>(_names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the other has the same of the same outputs.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(PerOutput<T>? other)
        => other is not null && _names.AsSpan().SequenceEqual(other._names.AsSpan()) && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PerOutput<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The outputs with their values; <c>none</c> where there is one loss.</summary>
    public override string ToString()
        => Count == 0 ? "none" : string.Join(", ", this.Select(static output => $"{output.Key}: {output.Value}"));

    internal static PerOutput<T> Empty { get; } = new([], []);
}
