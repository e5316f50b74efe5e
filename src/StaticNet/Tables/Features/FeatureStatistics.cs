using System.Collections.Immutable;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The statistics of the training data, with which rows are encoded: means and deviations, replacements for missing
/// numbers, and learned categories. They are immutable, so any number of encoders can share them, and are saved in the
/// network's weight file. A <see cref="FeatureObserver"/> creates them.
/// </summary>
public class FeatureStatistics
{
    private readonly bool _needsFit;
    private readonly double[] _centers;
    private readonly double[] _deviations;
    private readonly float[] _fills;
    private readonly FeatureVocabulary?[] _vocabularies;

    internal FeatureStatistics(
        FeatureSchema schema, double[] centers, double[] deviations, float[] fills, FeatureVocabulary?[] vocabularies,
        bool isUnfitted = false)
    {
        (Schema, IsUnfitted) = (schema, isUnfitted);
        _needsFit = schema.Columns.Any(static column => column.IsMeasured);
        (_centers, _deviations, _fills, _vocabularies) = (centers, deviations, fills, vocabularies);
    }

    /// <summary>The record.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>Whether nothing was measured yet. Numbers are then not scaled, and no category is known.</summary>
    public bool IsUnfitted { get; }

    /// <summary>Returns the statistics before anything is measured.</summary>
    /// <param name="schema">The record.</param>
    public static FeatureStatistics Unfitted(FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new FeatureObserver(schema).ToStatistics(isUnfitted: true);
    }

    // Virtual, so that a native binary whose networks read no records has no JSON in it.
    internal virtual void Write(IDictionary<string, string> metadata) => FeatureFile.Write(metadata, this);

    internal virtual FeatureStatistics? Read(string fileName, IReadOnlyDictionary<string, string> metadata)
        => FeatureFile.Read(fileName, metadata, Schema);

    /// <summary>
    /// Returns the value that is subtracted from the numbers of a column: its mean, median or smallest value.
    /// </summary>
    /// <param name="column">The index of the column.</param>
    public double Center(int column) => _centers[column];

    /// <summary>Returns the divisor of the difference.</summary>
    /// <param name="column">The index of the column.</param>
    public double Deviation(int column) => _deviations[column];

    /// <summary>
    /// Returns the learned categories of a column, the most frequent first; the index before them is for all other
    /// values.
    /// </summary>
    /// <param name="column">The index of the column.</param>
    public ImmutableArray<string> Categories(int column) => _vocabularies[column]?.Words ?? [];

    /// <summary>For generated code: a scaled number, (x - center) / deviation.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="value">The number; for <see cref="Scaling.Log"/>, its logarithm.</param>
    public float Scale(int column, double value) => (float)((value - _centers[column]) / _deviations[column]);

    /// <summary>Returns the original number of a scaled one.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="scaled">The scaled number.</param>
    public double Unscale(int column, double scaled)
    {
        double value = scaled * _deviations[column] + _centers[column];
        return Schema.Columns[column].Scaling == Scaling.Log ? FeatureScaling.Exp(value) : value;
    }

    /// <summary>For generated code: the scaled number that takes the place of a missing one.</summary>
    /// <param name="column">The index of the column.</param>
    public float Filled(int column) => _fills[column];

    /// <summary>Checks that something was measured, where anything must be.</summary>
    /// <param name="network">The network, for the message.</param>
    /// <returns>These statistics.</returns>
    /// <exception cref="InvalidOperationException">Nothing was.</exception>
    internal FeatureStatistics RequireFitted(string network)
    {
        if (IsUnfitted && _needsFit)
        {
            throw new InvalidOperationException(
                $"{network} has no statistics of {Schema.Name} yet. Train it with a table, load its file, "
                + "or set its Statistics.");
        }
        return this;
    }

    /// <summary>Returns the index of a learned category: 0 for one that was not learned, and for none.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="category">The category.</param>
    public int IndexOf(int column, string? category) => category is null ? 0 : Find(column, category);

    /// <summary>The same of a category that is a whole number.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="column">The index of the column.</param>
    /// <param name="category">The category.</param>
    public int IndexOf<T>(int column, T? category)
        where T : struct, IBinaryInteger<T>
    {
        if (category is not { } number)
            return 0;
        Span<char> text = stackalloc char[CodeText.MostLength];
        return Find(column, CodeText.Of(number, text));
    }

    private int Find(int column, ReadOnlySpan<char> category) => _vocabularies[column]?.IndexOf(category) ?? 0;
}
