namespace StaticNet.Tests.Tables;

/// <summary>One reading of a meter; what is to be predicted are the readings after it.</summary>
[Features]
internal partial record struct Reading(
    [property: Ignore] int Hour, float Load, [Category("north", "south")] string Meter,
    [Category(Max = 3, Embedding = 2)] string Owner)
{
    [Target]
    public double Next => Load;
}

/// <summary>The next three readings.</summary>
[Network]
[SequenceInput<Reading>]
[Gru(16, ReturnSequences = false)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class LoadForecast;

/// <summary>The next one, step by step as well.</summary>
[Network]
[SequenceInput<Reading>]
[Lstm(4, ReturnSequences = false)]
[Dense(1)]
[MeanSquaredErrorLoss]
internal partial class NextLoad;

/// <summary>A step of a machine, and in which mode it is.</summary>
[Features]
internal partial record Vibration([property: Ignore] int Time, float Strength, [Target] Heating Mode, [Target] float Level);

/// <summary>The mode after some steps, and the level.</summary>
[Network]
[SequenceInput<Vibration>]
[Gru(6, ReturnSequences = false, Name = "trunk")]
[Dense(3), Softmax, Output<Heating>(Name = "mode"), CrossEntropyLoss]
[Dense(1, From = "trunk"), Output(Name = "level"), MeanSquaredErrorLoss]
internal partial class MachineState;
