namespace StaticNet.Training;

/// <summary>What random numbers are used for.</summary>
internal enum RandomUse
{
    /// <summary>The choice of validation samples.</summary>
    Split = 1,

    /// <summary>The order of the samples.</summary>
    Order = 2,

    /// <summary>The masks of dropout.</summary>
    Dropout = 3,

    /// <summary>The order of batches of sequences of about the same length.</summary>
    Batches = 4,
}

/// <summary>Seeds that differ for every use, from one seed.</summary>
internal static class RandomSeed
{
    /// <summary>The seed of one use.</summary>
    public static ulong Of(ulong seed, RandomUse use, ulong index = 0)
    {
        ulong mixed = new SeededRandom(seed).NextBits();
        mixed = new SeededRandom(mixed ^ (ulong)use).NextBits();
        return new SeededRandom(mixed ^ index).NextBits();
    }
}
