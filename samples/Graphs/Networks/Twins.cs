using StaticNet;

namespace Graphs.Networks;

/// <summary>
/// Which of two images shows the larger digit. Both go through the same tower, with the same parameters; the loss sees
/// nothing but the difference of their scores.
/// </summary>
[Network]
[Input(28, 28, 1, Name = "left")]
[Use<Tower>(Name = "leftTower"), Output(1, Name = "leftScore")]
[Input(28, 28, 1, Name = "right")]
[Use<Tower>(Name = "rightTower", Shared = "leftTower"), Output(1, Name = "rightScore")]
[Subtract("leftTower", "rightTower"), Sigmoid]
[Output(1, Name = "leftIsLarger"), BinaryCrossEntropyLoss]
public partial class Twins;
