namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer the last axis of whose output is channels, even where it has only two axes.</summary>
internal interface IMakesChannels;
