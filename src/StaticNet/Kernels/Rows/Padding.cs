using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Keeps the padding columns of gradients zero.</summary>
public static class Padding
{
    /// <summary>Zeroes the columns from <paramref name="columns"/> to the end of each row.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns that hold values.</param>
    /// <param name="matrix">The first element of the matrix.</param>
    /// <param name="stride">The length of a row, padding included.</param>
    public static void Clear(int rows, int columns, ref float matrix, nuint stride)
        => RowBlock.Clear((nuint)rows, stride - (nuint)columns, ref Unsafe.Add(ref matrix, columns), stride);
}
