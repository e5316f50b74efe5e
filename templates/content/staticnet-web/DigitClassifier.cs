using StaticNet;

namespace StaticNetWeb;

/// <summary>Tells which digit an image of 28 x 28 pixels shows. Hover over the name for every shape.</summary>
[Network]
[Input(28, 28)]
[Flatten]
[Dense(64), Relu]
[Dense(10), Softmax]
[CrossEntropyLoss]
public sealed partial class DigitClassifier;
