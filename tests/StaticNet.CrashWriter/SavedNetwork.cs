namespace StaticNet.CrashWriter;

/// <summary>Large enough that writing it takes most of the time of a save: 1 MB.</summary>
[Network]
[Input(512)]
[Dense(512)]
public sealed partial class SavedNetwork;
