using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// For generated code: what a network answers to one row. Nothing is allocated but what is returned, and rows of more
/// than 1,024 inputs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableAnswers
{
    // Few enough floats for any stack.
    private const int MostOnStack = 1024;

    /// <summary>The statistics of a network before its training.</summary>
    public static FeatureStatistics Unfitted<TRow>()
        where TRow : IFeatures<TRow> => FeatureStatistics.Unfitted(TRow.Schema);

    /// <summary>Checks that statistics are those of a record.</summary>
    /// <exception cref="ArgumentException">They are those of another.</exception>
    public static FeatureStatistics Require<TRow>(FeatureStatistics statistics)
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return ReferenceEquals(statistics.Schema, TRow.Schema)
            ? statistics
            : throw new ArgumentException(
                $"These are statistics of {statistics.Schema.Name}, but the network reads {TRow.Schema.Name}.",
                nameof(statistics));
    }

    /// <summary>The answer to a row in the target's unit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The index of the target's column.</param>
    /// <param name="output">The place of the answer among all outputs.</param>
    public static double Number<TNetwork, TRow>(TNetwork network, in TRow row, int column, int output)
        where TNetwork : class, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        FeatureStatistics statistics = network.Statistics;
        Span<float> outputs = TNetwork.OutputSize <= MostOnStack
            ? stackalloc float[TNetwork.OutputSize]
            : new float[TNetwork.OutputSize];
        Run<TNetwork, TRow>(network, statistics, in row, outputs);
        return statistics.Unscale(column, outputs[output]);
    }

    /// <summary>The index of the class of a row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row.</param>
    /// <param name="output">The place of the first class among all outputs.</param>
    /// <param name="positions">The outputs that are about it: one for each class, or one.</param>
    /// <param name="kind">What they are.</param>
    public static int Class<TNetwork, TRow>(
        TNetwork network, in TRow row, int output, int positions, ClassOutput kind)
        where TNetwork : class, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        Span<float> outputs = TNetwork.OutputSize <= MostOnStack
            ? stackalloc float[TNetwork.OutputSize]
            : new float[TNetwork.OutputSize];
        Run<TNetwork, TRow>(network, network.Statistics, in row, outputs);
        return ClassAnswers.IndexOf(outputs.Slice(output, positions), kind);
    }

    /// <summary>The probabilities of the classes of a row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row.</param>
    /// <param name="output">The place of the first class among all outputs.</param>
    /// <param name="positions">The outputs that are about it: one for each class, or one.</param>
    /// <param name="kind">What they are.</param>
    public static float[] Probabilities<TNetwork, TRow>(
        TNetwork network, in TRow row, int output, int positions, ClassOutput kind)
        where TNetwork : class, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        float[] outputs = new float[TNetwork.OutputSize];
        Run<TNetwork, TRow>(network, network.Statistics, in row, outputs);
        return ClassAnswers.Probabilities(outputs[output..(output + positions)], kind);
    }

    private static void Run<TNetwork, TRow>(
        TNetwork network, FeatureStatistics statistics, in TRow row, Span<float> outputs)
        where TNetwork : class, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        statistics.RequireFitted(TNetwork.Definition.Name);
        Span<float> features = TNetwork.InputSize <= MostOnStack
            ? stackalloc float[TNetwork.InputSize]
            : new float[TNetwork.InputSize];
        TRow.Encode(in row, statistics, features);
        network.Predict(features, outputs);
    }
}
