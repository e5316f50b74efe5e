using StaticNet;

namespace DeepBelief.Networks;

/// <summary>
/// The layers of <see cref="DigitBelief"/> without pre-training, from Glorot's initial weights: a machine's own, which
/// are tiny, let nothing through so many layers.
/// </summary>
[Network]
[Input(784)]
[Dense(500), Sigmoid]
[Dense(500), Sigmoid]
[Dense(2000), Sigmoid]
[Dense(10), Softmax]
[CrossEntropyLoss(LabelSmoothing = 0.1)]
public partial class PlainDigits;
