namespace StaticNet.Tests.Kernels;

/// <summary>A matrix inside a larger block, at any address and stride, whose surroundings are checked.</summary>
internal sealed class Matrix
{
    /// <summary>What surrounds the matrix.</summary>
    public const float Padding = -7777f;

    private readonly float[] _block;
    private readonly int _offset;

    /// <summary>A matrix of random values in [-1, 1), or all of one value.</summary>
    public Matrix(Random random, int rows, int columns, float? value = null)
    {
        Rows = rows;
        Columns = columns;
        _offset = 16 + random.Next(16);
        Stride = (nuint)(columns + random.Next(20));
        _block = new float[_offset + rows * (int)Stride + 32];
        _block.AsSpan().Fill(Padding);
        for (int i = 0; i < rows; i++)
        {
            foreach (ref float element in Row(i, columns))
                element = value ?? random.NextSingle() * 2 - 1;
        }
    }

    private Matrix(Matrix other)
    {
        (Rows, Columns, Stride, _offset) = (other.Rows, other.Columns, other.Stride, other._offset);
        _block = (float[])other._block.Clone();
    }

    public int Rows { get; }

    public int Columns { get; }

    public nuint Stride { get; }

    public ref float Reference => ref _block[_offset];

    public float this[int row, int column] => _block[_offset + row * (int)Stride + column];

    public static double Dot(int depth, Func<int, double> term)
    {
        double sum = 0;
        for (int k = 0; k < depth; k++)
            sum += term(k);
        return sum;
    }

    public Matrix Clone() => new(this);

    public void Scale(float factor)
    {
        for (int row = 0; row < Rows; row++)
        {
            foreach (ref float element in Row(row, Columns))
                element *= factor;
        }
    }

    public Span<float> Row(int row, int columns) => _block.AsSpan(_offset + row * (int)Stride, columns);

    /// <summary>Asserts every element to rounding, and that nothing around the matrix was written.</summary>
    public void AssertEqual(Func<int, int, double> expected, double tolerance = 2e-4)
    {
        for (int index = 0; index < _block.Length; index++)
        {
            int row = index < _offset ? -1 : (index - _offset) / (int)Stride;
            int column = row < 0 ? -1 : (index - _offset) % (int)Stride;
            if (row >= 0 && row < Rows && column < Columns)
            {
                double value = expected(row, column);
                Assert.Equal(value, _block[index], tolerance * Math.Max(1, Math.Abs(value) / 16));
            }
            else
                Assert.Equal(Padding, _block[index]);
        }
    }
}
