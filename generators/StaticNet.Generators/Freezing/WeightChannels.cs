namespace StaticNet.Generators.Freezing;

/// <summary>Where a weight in PyTorch's order of axes has the output's channels.</summary>
/// <param name="Axis">The axis, 0 or 1.</param>
/// <param name="Groups">The parts of the first axis to each of which the channels of axis 1 belong anew.</param>
internal sealed record WeightChannels(int Axis = 0, int Groups = 1);
