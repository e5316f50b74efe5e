namespace StaticNet.Tests.Tables;

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

/// <summary>A positional record with most kinds of columns.</summary>
[Features]
internal partial record House(
    float Area,
    [Numeric(Scaling.Log)] float Lot,
    [Category("Hill View", "Old Town", "Riverside")] string District,
    Heating Heating,
    int? YearBuilt,
    [Category(Embedding = 3, Max = 5)] string Agent,
    [Ignore] string Note,
    [Target(Scaling.Log)] float Price);

/// <summary>Prices of houses.</summary>
[Network]
[Input<House>]
[Dense(32), Relu]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class HousePrice;

/// <summary>Another House, as after a change: without Lot, with Rooms, and in another order.</summary>
internal static partial class Changed
{
    [Features]
    internal partial record House(
        float Rooms,
        Heating Heating,
        float Area,
        [Category("Hill View", "Old Town")] string District,
        int? YearBuilt,
        [Category(Embedding = 3, Max = 5)] string Agent,
        [Target(Scaling.Log)] float Price);

    [Network]
    [Input<House>]
    [Dense(32), Relu]
    [Dense(1)]
    [MeanSquaredErrorLoss]
    internal partial class HousePrice;
}

/// <summary>A class with properties: scalings, fills, dates, learned categories, a computed column.</summary>
[Features]
internal partial class Visit
{
    [Numeric(Scaling.MinMax)]
    public double Age { get; set; }

    [Numeric(Scaling.Robust)]
    public decimal Income { get; set; }

    [Numeric(Scaling.None)]
    public short Visits { get; set; }

    [Numeric(Mean = 10, Deviation = 4)]
    public float Score { get; set; }

    [Numeric(Missing = MissingValue.Median)]
    public float? Height { get; set; }

    [Numeric(Missing = MissingValue.Fill, Fill = 7)]
    public float? Weight { get; set; }

    [Numeric(Missing = MissingValue.Refuse)]
    public long? Number { get; set; } = 1;

    public bool IsNew { get; set; }

    public bool? IsPaid { get; set; }

    [Category("a", "b")]
    public string? Group { get; set; }

    [Category(Max = 2)]
    public string? City { get; set; }

    [Date(DatePart.Year | DatePart.Weekday | DatePart.Hour)]
    public DateTime Start { get; set; }

    [Date(DatePart.Month)]
    public DateOnly? Birthday { get; set; }

    [Numeric(Scaling.None)]
    public double Half => Age / 2;
}

/// <summary>A struct with two targets, each with an output of its name.</summary>
[Features]
internal partial record struct Point(float X, float Y, [Target] float Sum, [Target] Heating Sign);

/// <summary>Both targets of a point.</summary>
[Network]
[Input<Point>]
[Dense(16), Tanh(Name = "trunk")]
[Dense(1), Output(Name = "sum"), MeanSquaredErrorLoss]
[Dense(3, From = "trunk"), Softmax, Output(Name = "sign"), CrossEntropyLoss]
internal partial class PointNetwork;

/// <summary>A yes or no as one probability.</summary>
[Features]
internal partial record Mail(float Length, [Target] bool IsSpam);

/// <summary>Whether a mail is spam, with a loss of logits.</summary>
[Network]
[Input<Mail>]
[Dense(1)]
[BinaryCrossEntropyLoss]
internal partial class SpamFilter;

/// <summary>Categories as a target, by name.</summary>
[Features]
internal partial record Shape(float Sides, [Target][Category("triangle", "square")] string Name);

/// <summary>Whole numbers that are codes, and as a target grades.</summary>
[Features]
internal partial record Parcel(
    [Category(8001, 1067, -5)] int Zone,
    [Category(Max = 2)] int? Postcode,
    [Category(Max = 3, Embedding = 2)] ulong Carrier,
    float Weight,
    [Target, Category(1, 3, 5)] byte Stars);

/// <summary>Grades of parcels.</summary>
[Network]
[Input<Parcel>]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class ParcelStars;

/// <summary>Names of shapes, with a loss of logits, normalised so that it can be frozen.</summary>
[Network]
[Input<Shape>]
[Dense(8), BatchNorm, Relu]
[Dense(2)]
[CrossEntropyLoss]
internal partial class ShapeNames;

/// <summary>A record of which nothing is measured.</summary>
[Features]
internal partial record struct Known(
    [Numeric(Scaling.None)] float Raw, [Numeric(Mean = 2, Deviation = 3, Missing = MissingValue.Zero)] float? Fixed,
    bool IsNew, [Target(Scaling.None)] float Answer);

/// <summary>A network that needs no statistics.</summary>
[Network, Input<Known>, Dense(1), MeanSquaredErrorLoss]
internal partial class KnownNetwork;

/// <summary>A record whose numbers are scaled by fixed numbers, but filled by what is measured.</summary>
[Features]
internal partial record struct Filled([Numeric(Mean = 2, Deviation = 3)] float? Value, [Target(Scaling.None)] float Answer);

/// <summary>A network that needs statistics.</summary>
[Network, Input<Filled>, Dense(1), MeanSquaredErrorLoss]
internal partial class FilledNetwork;
