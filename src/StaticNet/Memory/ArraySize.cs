namespace StaticNet;

/// <summary>Sizes of arrays that the caller's numbers ask for.</summary>
internal static class ArraySize
{
    /// <summary>How many elements so many rows have.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The number of elements of one.</param>
    /// <param name="what">What the rows are, such as <c>samples of a batch</c>.</param>
    /// <exception cref="ArgumentException">They are more than one array holds.</exception>
    public static int Of(int rows, int size, string what)
        => (long)rows * size <= Array.MaxLength - AlignedBuffer.Alignment
            ? rows * size
            : throw new ArgumentException(
                $"{rows:N0} {what} of {size:N0} values are more than one array holds. Choose fewer.");
}
