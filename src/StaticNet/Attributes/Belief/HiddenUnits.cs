namespace StaticNet;

/// <summary>The kinds of hidden units of a restricted Boltzmann machine, given the visible ones.</summary>
public enum HiddenUnits
{
    /// <summary>0 or 1, with probability <c>sigmoid(x)</c>.</summary>
    Bernoulli,

    /// <summary>
    /// <c>max(0, x + noise)</c>, with noise of variance <c>sigmoid(x)</c>: approximately the sum of infinitely many
    /// Bernoulli units with the same weights and biases lower by 0.5, 1.5, 2.5 and so on. Source: Nair and Hinton,
    /// Rectified linear units improve restricted Boltzmann machines, ICML 2010.
    /// </summary>
    Relu,

    /// <summary>Real numbers around <c>x</c> with variance 1, as for the codes of an autoencoder.</summary>
    Gaussian,
}
