using StaticNet;

namespace Graphs.Networks;

/// <summary>The layers of <see cref="ResidualNetwork"/> without what goes past them.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 4, Stride = 4)]
[Use<TwoConvolutions>(Repeat = 8)]
[Relu, GlobalAveragePool]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class PlainNetwork;
