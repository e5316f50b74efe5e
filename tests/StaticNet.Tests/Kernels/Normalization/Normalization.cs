namespace StaticNet.Tests.Kernels.Normalization;

/// <summary>
/// Normalisation of values [count] by plain loops in double precision: each value belongs to a group, whose values are
/// normalised together, and to a weight.
/// </summary>
internal sealed class Normalization(
    int count, Func<int, int> groupOf, Func<int, int> weightOf, double epsilon, bool centered = true)
{
    private readonly int[][] _groups =
        [.. Enumerable.Range(0, count).GroupBy(groupOf).OrderBy(group => group.Key).Select(group => group.ToArray())];

    /// <summary>The mean of each group.</summary>
    public double[] Means(float[] x) => [.. _groups.Select(group => group.Average(i => (double)x[i]))];

    /// <summary>The biased variance of each group.</summary>
    public double[] Variances(float[] x)
    {
        double[] means = Means(x);
        return [.. _groups.Select((group, g) => group.Average(i => (x[i] - means[g]) * (x[i] - means[g])))];
    }

    public double[] Forward(float[] x, float[]? weight, float[]? bias)
    {
        double[] normalized = Normalize(x, out _);
        return [.. normalized.Select(
            (value, i) => value * (weight?[weightOf(i)] ?? 1.0) + (bias?[weightOf(i)] ?? 0.0))];
    }

    public double[] Backward(float[] x, float[] dY, float[]? weight)
    {
        double[] normalized = Normalize(x, out double[] inverse);
        double[] dX = new double[count];
        for (int g = 0; g < _groups.Length; g++)
        {
            int[] group = _groups[g];
            double Gradient(int i) => dY[i] * (weight?[weightOf(i)] ?? 1.0);
            double mean = centered ? group.Average(Gradient) : 0;
            double product = group.Average(i => Gradient(i) * normalized[i]);
            foreach (int i in group)
                dX[i] = (Gradient(i) - mean - normalized[i] * product) * inverse[g];
        }
        return dX;
    }

    /// <summary>What gradients are divided by at least: the size of the terms of which dX is the sum.</summary>
    public double LargestInverse(float[] x)
    {
        Normalize(x, out double[] inverse);
        return inverse.Max();
    }

    public (double[] Weight, double[] Bias) ParameterGradients(float[] x, float[] dY)
    {
        double[] normalized = Normalize(x, out _);
        int weights = Enumerable.Range(0, count).Max(weightOf) + 1;
        double[] dWeight = new double[weights], dBias = new double[weights];
        for (int i = 0; i < count; i++)
        {
            dWeight[weightOf(i)] += dY[i] * normalized[i];
            dBias[weightOf(i)] += dY[i];
        }
        return (dWeight, dBias);
    }

    private double[] Normalize(float[] x, out double[] inverse)
    {
        double[] normalized = new double[count];
        inverse = new double[_groups.Length];
        for (int g = 0; g < _groups.Length; g++)
        {
            int[] group = _groups[g];
            double mean = centered ? group.Average(i => (double)x[i]) : 0;
            inverse[g] = 1 / Math.Sqrt(group.Average(i => (x[i] - mean) * (x[i] - mean)) + epsilon);
            foreach (int i in group)
                normalized[i] = (x[i] - mean) * inverse[g];
        }
        return normalized;
    }
}
