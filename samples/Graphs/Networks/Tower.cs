using StaticNet;

namespace Graphs.Networks;

/// <summary>Gives an image a score.</summary>
[Block]
[Conv2D(8, 3), Relu, MaxPool2D(2)]
[Conv2D(16, 3), Relu, MaxPool2D(2), Flatten]
[Dense(32), Relu]
[Dense(1)]
public partial class Tower;
