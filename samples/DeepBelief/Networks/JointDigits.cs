using StaticNet;

namespace DeepBelief.Networks;

/// <summary>
/// A model of digits and their labels, which generates digits of a class. Source: Hinton, Osindero and Teh, A fast
/// learning algorithm for deep belief nets, Neural Computation 18 (2006).
/// </summary>
[DeepBeliefNetwork(Untied = true)]
[Input(784)]
[Rbm(500)]
[Rbm(500)]
[Rbm(2000, Labels = 10)]
public partial class JointDigits;
