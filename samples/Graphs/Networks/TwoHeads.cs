using StaticNet;

namespace Graphs.Networks;

/// <summary>One trunk with two outputs: which digit it is, and whether it is odd.</summary>
[Network]
[Input(28, 28, 1, Name = "image")]
[Conv2D(16, 3), Relu, MaxPool2D(2)]
[Conv2D(32, 3), Relu, MaxPool2D(2), Flatten]
[Dense(64), Relu(Name = "trunk")]
[Dense(10), Softmax, Output(10, Name = "digit"), CrossEntropyLoss]
[Dense(2, From = "trunk"), Softmax, Output(2, Name = "parity"), CrossEntropyLoss(Weight = 0.3)]
public partial class TwoHeads;
