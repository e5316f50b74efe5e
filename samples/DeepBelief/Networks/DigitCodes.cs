using StaticNet;

namespace DeepBelief.Networks;

/// <summary>
/// Puts an image into two numbers; <c>Unroll</c> makes the autoencoder of it. Source: Hinton and Salakhutdinov,
/// Reducing the dimensionality of data with neural networks, Science 313 (2006).
/// </summary>
[DeepBeliefNetwork]
[Input(784)]
[Rbm(1000)]
[Rbm(500)]
[Rbm(250)]
[Rbm(2, Hidden = HiddenUnits.Gaussian)]
public partial class DigitCodes;
