namespace StaticNetTable;

/// <summary>
/// Scales columns to a mean of 0 and a deviation of 1: networks learn badly from numbers like 250000.
/// </summary>
public sealed class Scaler
{
    private readonly float[] _means;
    private readonly float[] _deviations;

    /// <summary>Measures the columns of the training data. Scale everything else with the same numbers.</summary>
    public Scaler(float[] rows, int columns)
    {
        int count = rows.Length / columns;
        _means = new float[columns];
        _deviations = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(row => (double)rows[row * columns + column])];
            double mean = values.Average();
            double variance = values.Average(value => (value - mean) * (value - mean));
            _means[column] = (float)mean;
            _deviations[column] = variance > 0 ? (float)Math.Sqrt(variance) : 1;
        }
    }

    public float[] Scale(float[] rows)
        => [.. rows.Select((value, i) => (value - _means[i % _means.Length]) / _deviations[i % _means.Length])];

    public float[] Unscale(float[] rows)
        => [.. rows.Select((value, i) => value * _deviations[i % _means.Length] + _means[i % _means.Length])];
}
