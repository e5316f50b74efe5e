using StaticNet;

namespace Tables;

/// <summary>An hour of a town's electricity; what is to be predicted is the load of later ones.</summary>
[Features]
public partial record struct Hour(
    [property: Date(DatePart.Weekday | DatePart.Hour)] DateTime Time, float Load, float Temperature)
{
    /// <summary>The load in kW, as a target.</summary>
    [Target]
    public readonly float Next => Load;
}

/// <summary>The load of the next day, from two days.</summary>
[Network]
[SequenceInput<Hour>]
[Gru(32, ReturnSequences = false)]
[Dense(24)]
[MeanSquaredErrorLoss]
public partial class LoadForecast;
