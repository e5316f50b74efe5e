using StaticNet;

namespace DeepBelief.Networks;

/// <summary>Two machines and a head, for a first look.</summary>
[DeepBeliefNetwork]
[Input(784)]
[Rbm(196)]
[Rbm(128)]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class SmallBelief;
