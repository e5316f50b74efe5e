using StaticNet;

namespace Graphs.Networks;

/// <summary>Two convolutions that keep the shape of what they are given.</summary>
[Block]
[Relu, Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same)]
[Relu, Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same)]
public partial class TwoConvolutions;
