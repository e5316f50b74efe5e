using System.Collections.Immutable;
using StaticNet.Metrics;

namespace StaticNet;

/// <summary>
/// The errors of regressions in the units of their targets, of data that come all at once or in pieces.
/// </summary>
internal sealed class UnscaledErrors<TNetwork>(Trainer<TNetwork> trainer, FeatureStatistics statistics)
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly ErrorMetric[] _errors =
        [.. Ports<TNetwork>.Losses.Select(static port => new ErrorMetric(port.Output.Size))];

    /// <summary>Whether any output is a regression; without one, nothing is to be added.</summary>
    public bool AreNeeded => Ports<TNetwork>.Losses.Where((_, index) => IsRegression(index)).Any();

    /// <summary>Adds the errors of encoded rows.</summary>
    public void Add(Dataset data)
    {
        float[] outputs = Outputs(data);
        for (int loss = 0; loss < _errors.Length; loss++)
        {
            if (IsRegression(loss))
                Add(data, outputs, loss);
        }
    }

    /// <summary>An evaluation of scaled targets with the errors of the targets themselves.</summary>
    public Evaluation Of(Evaluation scaled)
    {
        ImmutableArray<LossPort> losses = Ports<TNetwork>.Losses;
        if (losses.Length == 1)
            return scaled with { Classification = null, Regression = _errors[0].Regression };
        IEnumerable<Evaluation> each = losses.Select((loss, index) => IsRegression(index)
            ? scaled.Outputs[loss.Output.Name] with { Classification = null, Regression = _errors[index].Regression }
            : scaled.Outputs[loss.Output.Name]);
        return scaled with { Outputs = new PerOutput<Evaluation>([.. scaled.Outputs.Keys], [.. each]) };
    }

    private bool IsRegression(int loss) => statistics.Schema.Targets[FirstTarget(loss)].Classes == 0;

    private int FirstTarget(int loss) => Ports<TNetwork>.Losses.Length == 1
        ? 0
        : TableTargets.PlaceOf(statistics.Schema, Ports<TNetwork>.Losses[loss].Output.Name);

    private int ColumnOf(int target) => statistics.Schema.IndexOf(statistics.Schema.Targets[target].Name);

    // Block after block, as a network of several outputs gives them.
    private float[] Outputs(Dataset data)
    {
        float[] outputs = new float[ArraySize.Of(data.Count, TNetwork.OutputSize, "rows")];
        trainer.Network.Predict(data.InputColumns[0].Values, outputs);
        return outputs;
    }

    private void Add(Dataset data, float[] outputs, int loss)
    {
        LossPort port = Ports<TNetwork>.Losses[loss];
        int size = port.Output.Size;
        int[] columns = [.. Enumerable.Range(FirstTarget(loss), size).Select(ColumnOf)];
        int start = Ports<TNetwork>.Outputs.Take(port.Index).Sum(static output => output.Size) * data.Count;
        ReadOnlySpan<float> values = outputs.AsSpan(start, data.Count * size);
        ReadOnlySpan<float> targets = data.TargetColumns[loss].Values;
        Span<float> value = new float[size], target = new float[size];
        for (int row = 0; row < data.Count; row++)
        {
            for (int place = 0; place < size; place++)
            {
                value[place] = (float)statistics.Unscale(columns[place], values[row * size + place]);
                target[place] = (float)statistics.Unscale(columns[place], targets[row * size + place]);
            }
            _errors[loss].Add(value, target);
        }
    }
}
