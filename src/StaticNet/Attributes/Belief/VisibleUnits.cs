namespace StaticNet;

/// <summary>The kinds of visible units of a restricted Boltzmann machine, given the hidden ones.</summary>
public enum VisibleUnits
{
    /// <summary>0 or 1; data from 0 to 1 are taken as probabilities.</summary>
    Bernoulli,

    /// <summary>
    /// Real numbers around their mean with variance 1: the data should have mean 0 and variance 1.
    /// </summary>
    Gaussian,

    /// <summary>Groups with exactly one unit at 1 and the others at 0.</summary>
    Softmax,
}
