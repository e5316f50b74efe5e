using StaticNet.Metrics;

namespace StaticNet;

/// <summary>The errors of a regression in the units of its targets.</summary>
/// <param name="statistics">By what the targets are scaled.</param>
/// <param name="columns">The columns of the targets.</param>
internal sealed class UnscaledMetric(FeatureStatistics statistics, int[] columns) : IMetric
{
    private readonly ErrorMetric _errors = new(columns.Length);
    private readonly float[] _values = new float[columns.Length];
    private readonly float[] _targets = new float[columns.Length];

    /// <summary>That of an output of a network; null where its target has classes.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="statistics">By what the targets are scaled.</param>
    /// <param name="loss">The index of the output's loss.</param>
    public static UnscaledMetric? Of<TNetwork>(FeatureStatistics statistics, int loss)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        FeatureSchema schema = statistics.Schema;
        NetworkOutput output = Ports<TNetwork>.Losses[loss].Output;
        int first = Ports<TNetwork>.Losses.Length == 1 ? 0 : TableTargets.PlaceOf(schema, output.Name);
        if (schema.Targets[first].Classes > 0)
            return null;
        // Several values of a sequence are of one target, one time step after another.
        int next = TNetwork.HasTime ? 0 : 1;
        return new UnscaledMetric(
            statistics,
            [
                .. Enumerable.Range(0, output.Size)
                    .Select(place => schema.IndexOf(schema.Targets[first + next * place].Name)),
            ]);
    }

    /// <inheritdoc/>
    public RegressionMetrics Regression => _errors.Regression;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels) => _errors.Add(outputs, labels);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (int start = 0; start < targets.Length; start += columns.Length)
        {
            for (int place = 0; place < columns.Length; place++)
            {
                _values[place] = (float)statistics.Unscale(columns[place], outputs[start + place]);
                _targets[place] = (float)statistics.Unscale(columns[place], targets[start + place]);
            }
            _errors.Add(_values, _targets);
        }
    }
}
