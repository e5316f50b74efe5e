using StaticNet;

namespace Digits;

/// <summary>A multilayer perceptron with one hidden layer: 784-128-10.</summary>
[Network]
[Input(28, 28)]
[Flatten]
[Dense(128), Relu]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class DigitMlp;
