namespace StaticNet.Tests.Files.Weights;

/// <summary>Two recurrent layers that read both ways, and a dense layer with a name of its own.</summary>
[Network]
[SequenceInput(2)]
[Lstm(4, Bidirectional = true), Lstm(4, Bidirectional = true)]
[Dense(3, Name = "head")]
internal sealed partial class StackedNetwork;
