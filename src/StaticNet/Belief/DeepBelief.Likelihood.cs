using StaticNet.Belief;

namespace StaticNet;

public static partial class DeepBelief
{
    /// <summary>
    /// Estimates the mean log-likelihood of data by annealed importance sampling of the top machine's partition
    /// function. Of a network of several machines it is a lower bound. Data of Bernoulli units should be 0 or 1: what
    /// lies between counts as both in part, which is no likelihood.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine].</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends it after the step that runs.</param>
    /// <exception cref="ArgumentException">
    /// They are not whole samples, none at all, or not values that the lowest machine takes.
    /// </exception>
    /// <exception cref="NotSupportedException">Hidden units of a machine are not Bernoulli.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
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
