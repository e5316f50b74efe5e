namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that in inference normalises channels: <c>(x - running_mean) / sqrt(running_var + epsilon)</c>.
/// </summary>
internal interface INormalizesByRunningStatistics
{
    /// <summary>What is added to the variance.</summary>
    double Epsilon { get; }
}
