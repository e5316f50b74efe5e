using StaticNet.Belief;

namespace StaticNet;

public static partial class DeepBelief
{
    /// <summary>
    /// Estimates the mean log-likelihood of data by annealed importance sampling of the top machine's partition
    /// function. For a network with several machines, it is a lower bound. Data of Bernoulli units should be 0 or 1:
    /// values in between count partly as both, which does not give a likelihood.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine].</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="ArgumentException">
    /// The input is empty, is not a whole number of samples, or has values that the lowest machine does not accept.
    /// </exception>
    /// <exception cref="NotSupportedException">Hidden units of a machine are not Bernoulli.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static LikelihoodEstimate LogLikelihood<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> input, LikelihoodOptions? options = null,
        CancellationToken cancellation = default)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (BeliefCheck.Samples<TNetwork>(input) == 0)
            throw new ArgumentException("input is empty, and no samples have no likelihood.", nameof(input));
        foreach (RbmDefinition machine in TNetwork.Rbms)
        {
            if (machine.HiddenUnits != HiddenUnits.Bernoulli)
            {
                throw new NotSupportedException(
                    $"The likelihood cannot be estimated: {machine.Name} has {machine.HiddenUnits} hidden units, and "
                    + "the estimate is for Bernoulli ones.");
            }
        }
        return new LikelihoodRun<TNetwork>(network, options ?? new LikelihoodOptions(), cancellation).Run(input);
    }
}
