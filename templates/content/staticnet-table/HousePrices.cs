using StaticNet;

namespace StaticNetTable;

/// <summary>Predicts the price of a house. Hover over the name for every shape.</summary>
[Network]
[Input<House>]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class HousePrices;
