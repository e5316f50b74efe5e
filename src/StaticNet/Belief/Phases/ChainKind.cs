namespace StaticNet;

/// <summary>The source of the model samples that estimate a machine's gradient.</summary>
public enum ChainKind
{
    /// <summary>
    /// Chains that start at the data of each batch: contrastive divergence.
    /// Source: Hinton, Neural Computation 14 (2002).
    /// </summary>
    Contrastive,

    /// <summary>
    /// Chains that continue from where the last update left them. They need a falling learning rate. Source: Tieleman,
    /// Training restricted Boltzmann machines using approximations to the likelihood gradient, ICML 2008.
    /// </summary>
    Persistent,

    /// <summary>
    /// Persistent chains at several temperatures, which exchange states so that they do not get stuck in one mode:
    /// parallel tempering, for Bernoulli units. Source: Desjardins et al., Tempered Markov chain Monte Carlo for
    /// training of restricted Boltzmann machines, AISTATS 2010.
    /// </summary>
    Tempered,
}
