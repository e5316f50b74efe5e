using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>How many time steps the rows of a data set have for a network; 1 where it has no time axis.</summary>
internal static class SampleSteps
{
    /// <summary>The time steps of an input.</summary>
    public static int OfInput<TNetwork>(Dataset data)
        where TNetwork : class, INetwork<TNetwork>
        => TNetwork.HasTime ? data.InputSize / TNetwork.InputSize : 1;

    /// <summary>The most time steps of an input that count.</summary>
    public static int Longest<TNetwork>(Dataset data)
        where TNetwork : class, INetwork<TNetwork>
        => data.HasLengths ? TensorPrimitives.Max(data.Lengths) : OfInput<TNetwork>(data);

    /// <summary>The time steps of an output, and of targets.</summary>
    public static int OfOutput<TNetwork>(Dataset data)
        where TNetwork : class, INetwork<TNetwork>
        => TNetwork.OutputHasTime ? OfInput<TNetwork>(data) : 1;
}
