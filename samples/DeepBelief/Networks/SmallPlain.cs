using StaticNet;

namespace DeepBelief.Networks;

/// <summary>The layers of <see cref="SmallBelief"/> without pre-training, from Glorot's initial weights.</summary>
[Network]
[Input(784)]
[Dense(196), Sigmoid]
[Dense(128), Sigmoid]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class SmallPlain;
