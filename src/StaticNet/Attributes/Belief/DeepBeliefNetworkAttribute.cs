namespace StaticNet;

/// <summary>
/// Marks a partial class as a deep belief network: a stack of <see cref="RbmAttribute"/> that learns, layer by layer
/// and without labels, a distribution over its inputs, and optionally a head that is trained after it. Upwards it is a
/// network like any other, whose hidden units are probabilities; <see cref="DeepBelief"/> has its other methods.
/// Source: Hinton, Osindero and Teh, A fast learning algorithm for deep belief nets, Neural Computation 18 (2006).
/// </summary>
/// <example>
/// <code>
/// [DeepBeliefNetwork]
/// [Input(784)]
/// [Rbm(500)]
/// [Rbm(500)]
/// [Rbm(2000)]
/// [Dense(10), Softmax]
/// [CrossEntropyLoss]
/// public partial class DigitBelief;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeepBeliefNetworkAttribute : Attribute
{
    /// <summary>
    /// Whether each machine below the top one has separate weights for generating and for recognising, as the up-down
    /// algorithm (<see cref="DeepBelief.UpDown"/>) needs. The weights for generating are buffers, which backpropagation
    /// does not change. Default: no.
    /// </summary>
    public bool Untied { get; set; }
}
