namespace StaticNet;

/// <summary>An estimate of the log-likelihood of data, in nats.</summary>
/// <param name="LogLikelihood">
/// The mean of log p(v) over the samples; for a network with several machines, a lower bound.
/// </param>
/// <param name="LogPartition">The estimate of log Z of the top machine, which is subtracted.</param>
/// <param name="LogPartitionLow">log Z minus three standard errors; negative infinity if these exceed Z.</param>
/// <param name="LogPartitionHigh">log Z plus three standard errors.</param>
/// <param name="SampleError">
/// The standard error of the mean over the samples, as if they were drawn from a larger population.
/// </param>
public sealed record LikelihoodEstimate(
    double LogLikelihood, double LogPartition, double LogPartitionLow, double LogPartitionHigh, double SampleError)
{
    /// <summary>The log-likelihood if Z is three standard errors higher.</summary>
    public double Low => LogLikelihood + LogPartition - LogPartitionHigh;

    /// <summary>The log-likelihood if Z is three standard errors lower.</summary>
    public double High => LogLikelihood + LogPartition - LogPartitionLow;

    /// <summary>The estimate and its error bounds.</summary>
    public override string ToString() => $"{LogLikelihood:0.00} nats ({Low:0.00} to {High:0.00})";
}
