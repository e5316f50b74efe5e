namespace StaticNet;

/// <summary>
/// A restricted Boltzmann machine, in a class marked with <see cref="DeepBeliefNetworkAttribute"/>: visible units v,
/// which are the layer's input, hidden units h, and the energy <c>E(v, h) = -v W^T h - a v - b h</c>, with W of shape
/// [units x inputs], a the visible and b the hidden bias. As a layer it computes the hidden units' means,
/// <c>sigmoid(v W^T + b)</c> where they are <see cref="HiddenUnits.Bernoulli"/>. The input must be flat.
/// Source: Smolensky (1986); Hinton, Training products of experts by minimizing contrastive divergence, Neural
/// Computation 14 (2002).
/// </summary>
/// <param name="units">The number of hidden units.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class RbmAttribute(int units) : LayerAttribute
{
    /// <summary>The number of hidden units.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// The kind of the visible units. Default: the kind of the hidden units of the machine below
    /// (<see cref="VisibleUnits.Gaussian"/> above <see cref="HiddenUnits.Relu"/> and
    /// <see cref="HiddenUnits.Gaussian"/>), and <see cref="VisibleUnits.Bernoulli"/> for the lowest machine.
    /// </summary>
    public VisibleUnits Visible { get; set; }

    /// <summary>The number of groups, of equal size, of <see cref="VisibleUnits.Softmax"/> units.</summary>
    public int Groups { get; set; }

    /// <summary>The kind of the hidden units. Default: <see cref="HiddenUnits.Bernoulli"/>.</summary>
    public HiddenUnits Hidden { get; set; }

    /// <summary>
    /// For the top machine: the number of classes that it models jointly with its visible units, by as many additional
    /// softmax units. It then generates samples of a class and classifies by free energy. Default: none.
    /// </summary>
    public int Labels { get; set; }

    /// <summary>
    /// How the weight is initialised. Default: <see cref="Initializer.SmallNormal"/>, N(0, 0.01^2).
    /// </summary>
    public Initializer Init { get; set; } = Initializer.SmallNormal;
}
