using StaticNet;

namespace StaticNetClassifier;

/// <summary>Tells which digit an image of 28 x 28 pixels shows. Hover over the name for every shape.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3), Relu, MaxPool2D(2)]
[Conv2D(32, 3), Relu, MaxPool2D(2)]
[Flatten, Dropout(0.3)]
[Dense(10), Softmax]
[CrossEntropyLoss]
public sealed partial class DigitClassifier;
