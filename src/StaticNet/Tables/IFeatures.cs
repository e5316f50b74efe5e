namespace StaticNet;

/// <summary>
/// A record whose properties are the columns of a table. The compiler implements it on every type marked with
/// <see cref="FeaturesAttribute"/>; tables, readers of files and networks are generic over it and need no reflection.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IFeatures<TSelf>
    where TSelf : IFeatures<TSelf>
{
    /// <summary>The columns, and how they become inputs and targets of a network.</summary>
    static abstract FeatureSchema Schema { get; }

    /// <summary>Writes the inputs of one row. Allocates nothing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="statistics">What was measured of the training data.</param>
    /// <param name="features">Receives <see cref="FeatureSchema.FeatureSize"/> values.</param>
    /// <exception cref="FeatureException">
    /// A value is no category of its column, or it is missing and may not be.
    /// </exception>
    static abstract void Encode(in TSelf row, FeatureStatistics statistics, Span<float> features);

    /// <summary>
    /// Writes the targets of one row: a scaled number, or the index of a class. Allocates nothing.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="statistics">What was measured of the training data.</param>
    /// <param name="targets">Receives <see cref="FeatureSchema.TargetSize"/> values.</param>
    /// <exception cref="FeatureException">A value is no category of its column, or it is missing.</exception>
    static abstract void EncodeTargets(in TSelf row, FeatureStatistics statistics, Span<float> targets);

    /// <summary>Shows a row to the observer, which measures what the encoder needs to know.</summary>
    /// <param name="row">The row.</param>
    /// <param name="observer">The observer.</param>
    static abstract void Observe(in TSelf row, FeatureObserver observer);

    /// <summary>
    /// Makes a record of text fields. What cannot be read is rejected at the source and left at its default, so that
    /// all that is wrong comes to light at once: ask the source before using the record.
    /// </summary>
    /// <typeparam name="TFields">The source.</typeparam>
    /// <param name="fields">The fields of one row, by the index of their column in <see cref="Schema"/>.</param>
    static abstract TSelf Read<TFields>(scoped ref TFields fields)
        where TFields : struct, IFieldSource, allows ref struct;
}
