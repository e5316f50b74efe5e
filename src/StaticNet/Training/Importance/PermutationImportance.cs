using StaticNet.Training;

namespace StaticNet;

/// <summary>
/// Measures which features a trained network uses (Breiman, Random Forests, 2001): shuffling the values of a feature
/// among the samples removes its information, and the score drops accordingly. If several features carry the same
/// information, each one alone seems unimportant.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Measures the importance of each input, or of each group of inputs that form one feature.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="trainer">The trainer of the trained network.</param>
    /// <param name="data">Samples that the network was not trained on.</param>
    /// <param name="features">
    /// The features, in the order of the inputs: a name and a number of inputs, such as one for each category. Null
    /// makes each input a feature, called <c>input 0</c> and so on.
    /// </param>
    /// <param name="repeats">The number of times to shuffle each feature.</param>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="score">
    /// The score, higher being better; null for the negative loss, so that the importance is the increase of the loss.
    /// </param>
    /// <exception cref="ArgumentException">The features are not as many inputs as a sample has.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is not positive.</exception>
    /// <exception cref="DatasetMismatchException">The data do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The data set has several inputs.</exception>
    public static ImportanceTable Measure<TNetwork>(
        Trainer<TNetwork> trainer, Dataset data, IReadOnlyList<(string Name, int Size)>? features = null,
        int repeats = 5, ulong seed = 0, Func<Evaluation, double>? score = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        features ??= [.. Enumerable.Range(0, data.InputSize).Select(static input => ($"input {input}", 1))];
        RequireInputs(features, data.InputSize);
        score ??= static evaluation => -evaluation.Loss;
        float[] values = data.Inputs.ToArray();
        Dataset shuffled = data.WithInputs(values);
        double whole = score(trainer.Evaluate(data));
        var random = new SeededRandom(seed);
        var found = new List<FeatureImportance>(features.Count);
        int first = 0;
        foreach ((string name, int inputs) in features)
        {
            double[] falls = new double[repeats];
            for (int i = 0; i < repeats; i++)
            {
                int[] order = SampleOrder.All(data.Count);
                random.Shuffle(order.AsSpan());
                Copy(data, order, values, first, inputs);
                falls[i] = whole - score(trainer.Evaluate(shuffled));
            }
            Copy(data, SampleOrder.All(data.Count), values, first, inputs);
            double mean = falls.Average();
            double deviation = Math.Sqrt(falls.Average(fall => (fall - mean) * (fall - mean)));
            found.Add(new FeatureImportance(name, mean, deviation));
            first += inputs;
        }
        return new ImportanceTable(whole, found);
    }

    /// <summary>Measures the importance of the features of a record, by their names.</summary>
    /// <inheritdoc
    /// cref="Measure{TNetwork}(Trainer{TNetwork}, Dataset, IReadOnlyList{ValueTuple{string, int}}?, int, ulong, Func{Evaluation, double}?)"/>
    /// <param name="trainer">The trainer of the trained network.</param>
    /// <param name="data">Encoded rows that the network was not trained on.</param>
    /// <param name="schema">The record that the inputs encode.</param>
    /// <param name="repeats">The number of times to shuffle each feature.</param>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="score">The score, higher being better; null for the negative loss.</param>
    public static ImportanceTable Measure<TNetwork>(
        Trainer<TNetwork> trainer, Dataset data, FeatureSchema schema,
        int repeats = 5, ulong seed = 0, Func<Evaluation, double>? score = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(schema);
        (string, int)[] features = [.. schema.Features.Select(static column => (column.Name, column.Size))];
        return Measure(trainer, data, features, repeats, seed, score);
    }

    /// <summary>Measures the importance of a record's features, by their names, on the rows of a table.</summary>
    /// <inheritdoc
    /// cref="Measure{TNetwork}(Trainer{TNetwork}, Dataset, IReadOnlyList{ValueTuple{string, int}}?, int, ulong, Func{Evaluation, double}?)"/>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer of the trained network.</param>
    /// <param name="table">Rows that the network was not trained on.</param>
    /// <param name="repeats">The number of times to shuffle each feature.</param>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="score">The score, higher being better; null for the negative loss of the scaled targets.</param>
    /// <exception cref="FeatureException">A row cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">The network has no statistics yet.</exception>
    public static ImportanceTable Measure<TNetwork, TRow>(
        Trainer<TNetwork> trainer, Table<TRow> table,
        int repeats = 5, ulong seed = 0, Func<Evaluation, double>? score = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(table);
        FeatureStatistics statistics = trainer.Network.Statistics.RequireFitted(TNetwork.Definition.Name);
        Dataset data = TableEncoder.Encode<TNetwork, TRow>(table, statistics);
        return Measure(trainer, data, TRow.Schema, repeats, seed, score);
    }

    private static void RequireInputs(IReadOnlyList<(string Name, int Size)> features, int size)
    {
        long inputs = features.Sum(static feature => (long)feature.Size);
        if (features.Count == 0 || features.Any(static feature => feature.Size <= 0) || inputs != size)
        {
            throw new ArgumentException(
                $"The features are {inputs} inputs, but a sample has {size}.", nameof(features));
        }
    }

    // The inputs of one feature, each from the sample that the order names.
    private static void Copy(Dataset data, int[] order, float[] values, int first, int inputs)
    {
        int size = data.InputSize;
        for (int i = 0; i < order.Length; i++)
            data.Inputs.Slice((order[i] * size) + first, inputs).CopyTo(values.AsSpan((i * size) + first));
    }
}
