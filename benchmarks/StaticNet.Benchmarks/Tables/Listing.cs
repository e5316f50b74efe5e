namespace StaticNet.Benchmarks.Tables;

/// <summary>How a flat is heated.</summary>
internal enum Heating
{
    None,
    Gas,
    Oil,
    District,
    HeatPump,
}

/// <summary>A flat that is for sale: 30 features of all kinds, 92 inputs.</summary>
[Features]
internal sealed partial record Listing(
    float Area,
    float CeilingHeight,
    float Sunlight,
    float Traffic,
    float SchoolScore,
    float Crime,
    int Rooms,
    int Bathrooms,
    int Floor,
    [Numeric(Scaling.Log)] float Lot,
    [Numeric(Scaling.Log)] float Income,
    [Numeric(Scaling.Log)] float Distance,
    [Numeric(Scaling.Log)] int Inquiries,
    [Numeric(Scaling.MinMax)] float Latitude,
    [Numeric(Scaling.MinMax)] float Longitude,
    [Numeric(Scaling.None)] float Share,
    int? YearBuilt,
    float? Energy,
    float? Rating,
    bool Balcony,
    bool Garage,
    bool Lift,
    bool Garden,
    Heating Heating,
    [Category("Hill View", "Old Town", "Riverside", "Station")] string District,
    [Category("New", "Renovated", "Good", "Fair", "Worn", "Ruin")] string Condition,
    [Category("North", "East", "South", "West")] string Side,
    [Category(Max = 40)] string Agent,
    [Date(DatePart.Month | DatePart.Weekday)] DateOnly Listed,
    [Date(DatePart.Hour)] TimeOnly Visit,
    [Target] float Price);

/// <summary>Its price.</summary>
[Network, Input<Listing>, Dense(64), Relu, Dense(32), Relu, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class ListingPrice;
