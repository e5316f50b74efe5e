namespace StaticNet.Data.Benchmarks;

/// <summary>A row of the file.</summary>
[Features]
internal readonly partial record struct House(
    float Area,
    [Numeric(Scaling.Log)] float Lot,
    [Category("Hill View", "Old Town", "Riverside", "Station")] string District,
    int Rooms,
    int? YearBuilt,
    float Latitude,
    float Longitude,
    int Floor,
    [Target] float Price);

/// <summary>Its price.</summary>
[Network, Input<House>, Dense(32), Relu, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class HousePrice;
