using StaticNet;

namespace StaticNetTable;

/// <summary>Predicts a price from the columns of a table. Hover over the name for every shape.</summary>
[Network]
[Input(Houses.Columns)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class HousePrices;
