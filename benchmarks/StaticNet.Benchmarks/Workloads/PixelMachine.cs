namespace StaticNet.Benchmarks.Workloads;

/// <summary>A restricted Boltzmann machine over the pixels of a digit.</summary>
[DeepBeliefNetwork]
[Input(784)]
[Rbm(500)]
internal sealed partial class PixelMachine;
