namespace StaticNet.Kernels;

/// <summary>Whether a kernel adds to what its result holds: two kernels out of one source.</summary>
internal interface IAccumulation
{
    /// <summary>Whether it does.</summary>
    static abstract bool Adds { get; }
}

internal readonly struct Overwriting : IAccumulation
{
    public static bool Adds => false;
}

internal readonly struct Adding : IAccumulation
{
    public static bool Adds => true;
}
