using StaticNet;

namespace DeepBelief.Networks;

/// <summary>A small model of digits and their labels, for a first look.</summary>
[DeepBeliefNetwork(Untied = true)]
[Input(784)]
[Rbm(196)]
[Rbm(256, Labels = 10)]
public partial class SmallJoint;
