using StaticNet;

namespace Graphs.Networks;

/// <summary>
/// Eighteen layers that learn, sixteen of them in blocks whose input is added to their output: what a layer gives and
/// its gradient need not pass through all layers after it.
/// </summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 4, Stride = 4)]
[Residual<TwoConvolutions>(Repeat = 8)]
[Relu, GlobalAveragePool]
[Dense(10), Softmax]
[CrossEntropyLoss]
public partial class ResidualNetwork;
