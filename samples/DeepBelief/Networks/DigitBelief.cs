using StaticNet;

namespace DeepBelief.Networks;

/// <summary>
/// Three machines, one on another, and a head that is trained after them: the network of Hinton and Salakhutdinov's
/// and of Hinton, Osindero and Teh's experiments with digits.
/// </summary>
[DeepBeliefNetwork]
[Input(784)]
[Rbm(500)]
[Rbm(500)]
[Rbm(2000)]
[Dense(10), Softmax]
[CrossEntropyLoss(LabelSmoothing = 0.1)]
public partial class DigitBelief;
