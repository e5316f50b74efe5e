namespace StaticNet;

/// <summary>How far outputs are from target values.</summary>
/// <param name="MeanAbsoluteError">The mean distance.</param>
/// <param name="RootMeanSquaredError">The root of the mean squared distance.</param>
/// <param name="R2">
/// The part of the targets' variance that the outputs explain, averaged over the outputs: 1 is perfect, 0 as good as
/// always the mean. An output whose targets are all equal counts as 1 where it is met exactly, otherwise as 0.
/// </param>
public sealed record RegressionMetrics(double MeanAbsoluteError, double RootMeanSquaredError, double R2);
