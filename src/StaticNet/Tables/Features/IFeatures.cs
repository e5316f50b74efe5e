namespace StaticNet;

/// <summary>
/// A record whose properties are the columns of a table. The compiler implements it on every type marked with
/// <see cref="FeaturesAttribute"/>; tables, file readers and networks are generic over it and need no reflection.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IFeatures<TSelf>
    where TSelf : IFeatures<TSelf>
{
    /// <summary>The columns, and how they become inputs and targets of a network.</summary>
    static abstract FeatureSchema Schema { get; }

    /// <summary>Writes the inputs of one row. Allocates nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="statistics">The statistics of the training data.</param>
    /// <param name="features">Receives <see cref="FeatureSchema.FeatureSize"/> values.</param>
    /// <exception cref="FeatureException">
    /// A value is not a category of its column, or is missing but required.
    /// </exception>
    static abstract void Encode(in TSelf row, FeatureStatistics statistics, Span<float> features);

    /// <summary>
    /// Writes the targets of one row: a scaled number, or the index of a class. Allocates nothing.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="statistics">The statistics of the training data.</param>
    /// <param name="targets">Receives <see cref="FeatureSchema.TargetSize"/> values.</param>
    /// <exception cref="FeatureException">A value is not a category of its column, or is missing.</exception>
    static abstract void EncodeTargets(in TSelf row, FeatureStatistics statistics, Span<float> targets);

    /// <summary>Passes a row to the observer, which measures what the encoder needs.</summary>
    /// <param name="row">The row.</param>
    /// <param name="observer">The observer.</param>
    static abstract void Observe(in TSelf row, FeatureObserver observer);

    /// <summary>
    /// Creates a record from text fields. A field that cannot be read is reported to the source and left at its
    /// default, so that all errors are found at once: check the source before you use the record.
    /// </summary>
    /// <typeparam name="TFields">The source.</typeparam>
    /// <param name="fields">The fields of one row, by the index of their column in <see cref="Schema"/>.</param>
    static abstract TSelf Read<TFields>(scoped ref TFields fields)
        where TFields : struct, IFieldSource, allows ref struct;
}
