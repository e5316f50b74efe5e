namespace StaticNet.Training;

/// <summary>How a network sees the samples of a data set.</summary>
/// <param name="Steps">How many time steps a row of inputs has; 1 where the network has no time axis.</param>
/// <param name="TargetSteps">How many time steps a row of labels or targets has; 1 where the output has none.</param>
/// <param name="Positions">How many losses one of these is made of.</param>
internal readonly record struct SampleLayout(int Steps, int TargetSteps, int Positions)
{
    /// <summary>How many losses a sample is made of, each of which may have a weight.</summary>
    public int Losses => TargetSteps * Positions;

    /// <summary>The layout for a network that the data set fits.</summary>
    public static SampleLayout Of<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => new(
            SampleSteps.OfInput<TNetwork>(data),
            SampleSteps.OfOutput<TNetwork>(data),
            Math.Max(TNetwork.TargetIndices, 1));
}
