using StaticNet;

namespace Tables;

/// <summary>How a house is heated.</summary>
public enum Heating
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With gas.</summary>
    Gas,

    /// <summary>With a heat pump.</summary>
    HeatPump,
}

/// <summary>A house that was sold.</summary>
[Features]
public partial record House(
    float Area,
    [Numeric(Scaling.Log)] float Lot,
    [Category("Hill View", "Old Town", "Riverside")] string District,
    Heating Heating,
    int? YearBuilt,
    [Category(Embedding = 4, Max = 50)] string Agent,
    [Date(DatePart.Year | DatePart.Month)] DateOnly Sold,
    float HouseNumber,
    [Target(Scaling.Log)] float Price);

/// <summary>What a house costs.</summary>
[Network]
[Input<House>]
[Dense(64), Relu]
[Dense(32), Relu]
[Dense(1)]
[MeanSquaredErrorLoss]
public partial class HousePrice;
