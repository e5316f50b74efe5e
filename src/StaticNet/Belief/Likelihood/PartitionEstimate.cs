namespace StaticNet.Belief;

/// <summary>What the runs of annealed importance sampling come to.</summary>
internal static class PartitionEstimate
{
    /// <summary>What several estimates of log Z come to, with limits three standard errors away.</summary>
    public static (double LogMean, double Low, double High) Of(double[] logs)
    {
        double greatest = logs.Max();
        double[] ratios = [.. logs.Select(log => Math.Exp(log - greatest))];
        double mean = ratios.Average();
        double error = 3 * StandardError(ratios, mean);
        return (greatest + Math.Log(mean), greatest + Math.Log(Math.Max(mean - error, 0)),
            greatest + Math.Log(mean + error));
    }

    /// <summary>The standard error of a mean.</summary>
    public static double StandardError(double[] values, double mean)
    {
        if (values.Length < 2)
            return 0;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return Math.Sqrt(squares / (values.Length - 1.0) / values.Length);
    }
}
