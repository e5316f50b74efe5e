using StaticNet;

namespace Digits;

/// <summary>A convolutional network: two layers of 3 x 3 filters, each halved by its maxima, and half of the rest dropped.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3), Relu]
[MaxPool2D(2)]
[Conv2D(64, 3), Relu]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class DigitCnn;
