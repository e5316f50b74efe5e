namespace StaticNet.Tests.Kernels.Normalization;

/// <summary>
/// Rows of values as a layer sees them: back to back in a caller's memory, with something after them that nobody may
/// touch, or padded to 16 floats, with NaN in the padding that nobody may add up.
/// </summary>
internal sealed class Rows
{
    private const float Sentinel = 12345.678f;

    private readonly float[] _block;

    public Rows(int rows, int columns, bool padded, Func<int, int, float>? value = null)
    {
        (Count, Columns) = (rows, columns);
        Stride = padded ? (nuint)((columns + 15) / 16 * 16) : (nuint)columns;
        _block = new float[rows * (int)Stride + 16];
        Array.Fill(_block, padded ? float.NaN : Sentinel);
        Array.Fill(_block, Sentinel, rows * (int)Stride, 16);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                _block[row * (int)Stride + column] = value is null ? float.NaN : value(row, column);
        }
    }

    public int Count { get; }

    public int Columns { get; }

    public nuint Stride { get; }

    public ref float Reference => ref _block[0];

    public float this[int row, int column] => _block[row * (int)Stride + column];

    /// <summary>All values, row by row.</summary>
    public float[] Values => [.. Enumerable.Range(0, Count * Columns).Select(i => this[i / Columns, i % Columns])];

    /// <summary>Asserts that nothing after the rows was written and, where it must be, that padding is zero.</summary>
    public void AssertSurroundings(bool zeroPadding = false)
    {
        Assert.All(_block[(Count * (int)Stride)..], value => Assert.Equal(Sentinel, value));
        for (int row = 0; zeroPadding && row < Count; row++)
        {
            for (int column = Columns; column < (int)Stride; column++)
                Assert.Equal(0, _block[row * (int)Stride + column]);
        }
    }
}
