namespace StaticNet;

/// <summary>What one epoch of a machine came to.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="ReconstructionError">
/// The mean squared difference of a visible unit from its mean given the hidden units' means, over up to 1,000 of the
/// training samples.
/// </param>
/// <param name="FreeEnergyGap">
/// How much higher the mean free energy of the validation data is than that of as many training samples; null where
/// there are none, and where hidden units are rectified.
/// </param>
/// <param name="LearningRate">The learning rate of the last update.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record PretrainEpoch(
    string Machine, int Epoch, double ReconstructionError, double? FreeEnergyGap, double LearningRate, double Seconds);
