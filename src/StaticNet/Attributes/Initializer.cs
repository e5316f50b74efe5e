namespace StaticNet;

/// <summary>
/// How a weight is initialised. <c>fanIn</c> and <c>fanOut</c> are the numbers of inputs and outputs that meet in the
/// weight.
/// </summary>
public enum Initializer
{
    /// <summary>U(-a, a) with a = sqrt(6 / (fanIn + fanOut)). Source: Glorot and Bengio, AISTATS 2010.</summary>
    GlorotUniform,

    /// <summary>N(0, s) with s = sqrt(2 / (fanIn + fanOut)). Source: Glorot and Bengio, AISTATS 2010.</summary>
    GlorotNormal,

    /// <summary>U(-a, a) with a = sqrt(6 / fanIn). Source: He et al., ICCV 2015.</summary>
    HeUniform,

    /// <summary>N(0, s) with s = sqrt(2 / fanIn). Source: He et al., ICCV 2015.</summary>
    HeNormal,

    /// <summary>N(0, s) with s = sqrt(1 / fanIn). Source: LeCun et al., Efficient BackProp, 1998.</summary>
    LecunNormal,

    /// <summary>U(-a, a) with a = 1 / sqrt(fanIn): the default of PyTorch's linear and convolution layers.</summary>
    TorchUniform,

    /// <summary>A random matrix with orthonormal rows or columns. Source: Saxe et al., ICLR 2014.</summary>
    Orthogonal,

    /// <summary>N(0, 1).</summary>
    Normal,

    /// <summary>
    /// N(0, 0.01^2), for restricted Boltzmann machines. Source: Hinton, A practical guide to training restricted
    /// Boltzmann machines, UTML TR 2010-003.
    /// </summary>
    SmallNormal,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary>All ones.</summary>
    Ones,
}
