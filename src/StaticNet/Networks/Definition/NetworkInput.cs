using System.Collections.Immutable;

namespace StaticNet;

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample, or of one time step; that of a token has no axes.</param>
/// <param name="Vocabulary">The number of different tokens; 0 if the input is values.</param>
/// <param name="HasTime">Whether it is a sequence of any number of time steps.</param>
public sealed record NetworkInput(string Name, ImmutableArray<int> Shape, int Vocabulary = 0, bool HasTime = false)
{
    /// <summary>The number of values of one sample, or of one time step.</summary>
    public int Size => SizeOf(Shape);

    /// <summary>The product of the axes.</summary>
    internal static int SizeOf(ImmutableArray<int> shape)
    {
        int size = 1;
        foreach (int axis in shape)
            size *= axis;
        return size;
    }
}
