using System.Collections;
using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The probability of each class, in the order of the classes.</summary>
/// <typeparam name="TClass">The type of the classes: an enum, <c>bool</c> or <c>string</c>.</typeparam>
public sealed class ClassProbabilities<TClass> : IReadOnlyList<KeyValuePair<TClass, float>>
    where TClass : notnull
{
    private readonly ImmutableArray<TClass> _classes;
    private readonly float[] _values;

    /// <summary>Creates them.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="values">The probability of each.</param>
    /// <exception cref="ArgumentException">The number of probabilities is not the number of classes.</exception>
    public ClassProbabilities(ImmutableArray<TClass> classes, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (classes.Length != values.Length)
            throw new ArgumentException($"There are {classes.Length} classes, but {values.Length} probabilities.");
        (_classes, _values) = (classes, values);
    }

    /// <summary>The number of classes.</summary>
    public int Count => _values.Length;

    /// <summary>The most probable class.</summary>
    /// <exception cref="NotFiniteNumberException">A probability is NaN.</exception>
    public TClass Best => _classes[ClassAnswers.IndexOf(_values, ClassOutput.Probabilities)];

    /// <summary>A class and its probability.</summary>
    /// <param name="index">The index of the class.</param>
    public KeyValuePair<TClass, float> this[int index] => new(_classes[index], _values[index]);

    /// <summary>The probability of a class.</summary>
    /// <param name="of">The class.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public float Of(TClass of)
    {
        int index = _classes.IndexOf(of);
        return index >= 0 ? _values[index] : throw new ArgumentException($"There is no class {of}.", nameof(of));
    }

    /// <summary>The classes with their probabilities, in order.</summary>
    public IEnumerator<KeyValuePair<TClass, float>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The classes with their probabilities, such as <c>Setosa 0.98, Virginica 0.02</c>.</summary>
    public override string ToString() =>
        string.Join(", ", this.Select(static pair => $"{pair.Key} {pair.Value:0.####}"));
}
