using StaticNet;

namespace DeepBelief.Networks;

/// <summary>Puts an image into two numbers with few weights, for a first look.</summary>
[DeepBeliefNetwork]
[Input(784)]
[Rbm(196)]
[Rbm(64)]
[Rbm(2, Hidden = HiddenUnits.Gaussian)]
public partial class SmallCodes;
