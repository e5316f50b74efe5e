namespace StaticNet;

/// <summary>Where the samples of a model come from with which a machine's gradient is estimated.</summary>
public enum ChainKind
{
    /// <summary>
    /// Chains that start at the data of each batch: contrastive divergence.
    /// Source: Hinton, Neural Computation 14 (2002).
    /// </summary>
    Contrastive,

    /// <summary>
    /// Chains that go on from where the last update left them. They need a learning rate that falls.
    /// Source: Tieleman, Training restricted Boltzmann machines using approximations to the likelihood gradient, ICML
    /// 2008.
    /// </summary>
    Persistent,

    /// <summary>
    /// Persistent chains at several temperatures, between which states are exchanged, so that they do not stay in one
    /// mode: parallel tempering, for Bernoulli units. Source: Desjardins et al., Tempered Markov chain Monte Carlo for
    /// training of restricted Boltzmann machines, AISTATS 2010.
    /// </summary>
    Tempered,
}
