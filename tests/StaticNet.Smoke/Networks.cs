namespace StaticNet.Smoke;

[Network]
[Input(28, 28)]
[Flatten]
[Dense(32), Relu]
[Dropout(0.1)]
[Dense(10), Softmax]
[CrossEntropyLoss]
internal sealed partial class DenseClassifier;

[Network]
[Input(28, 28, 1)]
[Conv2D(8, 3), BatchNorm, Relu, MaxPool2D(2)]
[Conv2D(12, 3, Stride = 2), Relu]
[Flatten]
[Dense(10), Softmax]
[CrossEntropyLoss]
internal sealed partial class ImageClassifier;

[Network]
[TokenInput(20)]
[Embedding(12)]
[Lstm(24)]
[Gru(16)]
[Dense(20)]
[CrossEntropyLoss]
internal sealed partial class TextModel;

/// <summary>So small that it is written as straight-line code.</summary>
[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropyLoss]
internal sealed partial class Xor;
