namespace StaticNet;

/// <summary>The results of one epoch of a machine.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="ReconstructionError">
/// The mean squared difference between a visible unit and its mean given the hidden units' means, over up to 1,000
/// training samples.
/// </param>
/// <param name="FreeEnergyGap">
/// The mean free energy of the validation data minus that of as many training samples; null without validation data,
/// and for rectified hidden units.
/// </param>
/// <param name="LearningRate">The learning rate of the last update.</param>
/// <param name="Seconds">The duration of the epoch.</param>
public sealed record PretrainEpoch(
    string Machine, int Epoch, double ReconstructionError, double? FreeEnergyGap, double LearningRate, double Seconds);
