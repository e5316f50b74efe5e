using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// For generated code: what a network answers to a sequence of rows. Nothing is allocated but what is returned, once
/// there is memory for so many rows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordSequenceAnswers
{
    /// <summary>The answer to a sequence in the target's unit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows, in the order of time.</param>
    /// <param name="column">The index of the target's column.</param>
    /// <param name="output">The place of the answer among all outputs.</param>
    public static double Number<TNetwork, TRow>(TNetwork network, ReadOnlySpan<TRow> rows, int column, int output)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        FeatureStatistics statistics = network.Statistics;
        using RentedFloats outputs = new(1, TNetwork.OutputSize);
        Run(network, statistics, rows, outputs.Values);
        return statistics.Unscale(column, outputs.Values[output]);
    }

    /// <summary>The answer after one more row of a stream in the target's unit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row.</param>
    /// <param name="state">The state of one stream, which is advanced.</param>
    /// <param name="column">The index of the target's column.</param>
    /// <param name="output">The place of the answer among the outputs.</param>
    public static double Step<TNetwork, TRow>(
        TNetwork network, in TRow row, RecurrentState state, int column, int output)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>, IRecurrentNetwork<TNetwork, float>
        where TRow : IFeatures<TRow>
    {
        FeatureStatistics statistics = network.Statistics.RequireFitted(TNetwork.Definition.Name);
        using RentedFloats features = new(1, TNetwork.InputSize), outputs = new(1, TNetwork.OutputSize);
        TRow.Encode(in row, statistics, features.Values);
        network.Step(features.Values, state, outputs.Values);
        return statistics.Unscale(column, outputs.Values[output]);
    }

    /// <summary>The answers to a sequence in the target's unit, one for each of the next time steps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows, in the order of time.</param>
    /// <param name="column">The index of the target's column.</param>
    /// <param name="output">The place of the first answer among all outputs.</param>
    /// <param name="answers">Receives them.</param>
    public static void Numbers<TNetwork, TRow>(
        TNetwork network, ReadOnlySpan<TRow> rows, int column, int output, Span<float> answers)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        FeatureStatistics statistics = network.Statistics;
        using RentedFloats outputs = new(1, TNetwork.OutputSize);
        Run(network, statistics, rows, outputs.Values);
        for (int place = 0; place < answers.Length; place++)
            answers[place] = (float)statistics.Unscale(column, outputs.Values[output + place]);
    }

    /// <summary>The index of the class of a sequence.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows, in the order of time.</param>
    /// <param name="output">The place of the first class among all outputs.</param>
    /// <param name="positions">The outputs that are about it: one for each class, or one.</param>
    /// <param name="kind">What they are.</param>
    public static int Class<TNetwork, TRow>(
        TNetwork network, ReadOnlySpan<TRow> rows, int output, int positions, ClassOutput kind)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        using RentedFloats outputs = new(1, TNetwork.OutputSize);
        Run(network, network.Statistics, rows, outputs.Values);
        return ClassAnswers.IndexOf(outputs.Values.Slice(output, positions), kind);
    }

    /// <summary>The probabilities of the classes of a sequence.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows, in the order of time.</param>
    /// <param name="output">The place of the first class among all outputs.</param>
    /// <param name="positions">The outputs that are about it: one for each class, or one.</param>
    /// <param name="kind">What they are.</param>
    public static float[] Probabilities<TNetwork, TRow>(
        TNetwork network, ReadOnlySpan<TRow> rows, int output, int positions, ClassOutput kind)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        using RentedFloats outputs = new(1, TNetwork.OutputSize);
        Run(network, network.Statistics, rows, outputs.Values);
        return ClassAnswers.Probabilities(outputs.Values.Slice(output, positions).ToArray(), kind);
    }

    private static void Run<TNetwork, TRow>(
        TNetwork network, FeatureStatistics statistics, ReadOnlySpan<TRow> rows, Span<float> outputs)
        where TNetwork : class, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        statistics.RequireFitted(TNetwork.Definition.Name);
        int size = TNetwork.InputSize;
        using RentedFloats features = new(rows.Length, size);
        for (int step = 0; step < rows.Length; step++)
            TRow.Encode(in rows[step], statistics, features.Values.Slice(step * size, size));
        network.Predict(features.Values, outputs);
    }
}
