namespace StaticNet;

/// <summary>An estimate of how likely data are, in nats.</summary>
/// <param name="LogLikelihood">
/// The mean of log p(v) over the samples; of a network of several machines, a lower bound of it.
/// </param>
/// <param name="LogPartition">
/// The estimate of log Z of the top machine, which is subtracted in it.
/// </param>
/// <param name="LogPartitionLow">log Z less three standard errors; negative infinity where these exceed Z.</param>
/// <param name="LogPartitionHigh">log Z and three standard errors.</param>
/// <param name="SampleError">
/// The standard error of the mean over the samples, as if they were drawn from a larger population.
/// </param>
public sealed record LikelihoodEstimate(
    double LogLikelihood, double LogPartition, double LogPartitionLow, double LogPartitionHigh, double SampleError)
{
    /// <summary>The log-likelihood where Z is three standard errors higher.</summary>
    public double Low => LogLikelihood + LogPartition - LogPartitionHigh;

    /// <summary>The log-likelihood where Z is three standard errors lower.</summary>
    public double High => LogLikelihood + LogPartition - LogPartitionLow;

    /// <summary>The estimate and its limits.</summary>
    public override string ToString() => $"{LogLikelihood:0.00} nats ({Low:0.00} to {High:0.00})";
}
