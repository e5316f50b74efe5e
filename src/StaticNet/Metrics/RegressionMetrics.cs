namespace StaticNet;

/// <summary>The errors of outputs against target values.</summary>
/// <param name="MeanAbsoluteError">The mean absolute error.</param>
/// <param name="RootMeanSquaredError">The root mean squared error.</param>
/// <param name="R2">
/// The coefficient of determination: the fraction of the targets' variance that the outputs explain, averaged over the
/// outputs. 1 is perfect, 0 is as good as always predicting the mean. An output whose targets are all equal counts as 1
/// if predicted exactly, otherwise as 0.
/// </param>
public sealed record RegressionMetrics(double MeanAbsoluteError, double RootMeanSquaredError, double R2);
