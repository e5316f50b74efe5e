namespace StaticNet.Benchmarks.Sweep.Families;

/// <summary>All families, which take turns.</summary>
internal static class FamilyRegistry
{
    // About fifty milliseconds of one core, so that sixty networks with all peers take ten minutes.
    private const double MostFlops = 4e9;
    private const long MostValues = 6_000_000;
    private const long MostParameters = 18_000_000;

    // Odd constants spread neighbouring seeds and networks.
    private const uint SeedFactor = 0x9E3779B1, IndexFactor = 0x85EBCA77;

    /// <summary>The families.</summary>
    public static IReadOnlyList<SweepFamily> All { get; } =
    [
        new DenseFamily(),
        new ConvolutionFamily(rank: 2),
        new DepthwiseFamily(),
        new RecurrentFamily(),
        new ConvolutionFamily(rank: 1),
        new ResidualFamily(),
    ];

    /// <summary>Draws a network that does not take too long; the same for the same numbers.</summary>
    /// <param name="families">The families to draw from.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="index">The network's number in it.</param>
    public static SweepNetwork Draw(IReadOnlyList<SweepFamily> families, int seed, int index)
    {
        SweepFamily family = families[index % families.Count];
        Random random = new(unchecked((int)((uint)seed * SeedFactor + (uint)index * IndexFactor)));
        while (true)
        {
            SweepNetwork network = family.Draw(random);
            if (network.TrainingFlops <= MostFlops && network.Values <= MostValues
                && network.Parameters <= MostParameters)
                return network;
        }
    }
}
