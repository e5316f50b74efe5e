using System.Numerics.Tensors;
using StaticNet.Kernels;

namespace StaticNet;

/// <summary>
/// Random matrices with orthonormal rows or columns, whichever are fewer, drawn evenly from all of them: the
/// orthonormalised rows of a matrix of normal numbers.
/// </summary>
internal static class OrthogonalMatrix
{
    /// <summary>Fills a row-major matrix.</summary>
    /// <param name="values">Receives [rows x columns].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="random">The random stream.</param>
    public static void Fill(Span<float> values, int rows, int columns, CounterRandom random)
    {
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        double[] vectors = new double[count * length];
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] = random.Normal((ulong)i);
        for (int i = 0; i < count; i++)
            Orthonormalize(vectors, i, length);

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int source = rows <= columns ? row * length + column : column * length + row;
                values[row * columns + column] = (float)vectors[source];
            }
        }
    }

    // Gram and Schmidt's method, twice: the second pass removes what rounding left of the first.
    private static void Orthonormalize(double[] vectors, int index, int length)
    {
        Span<double> vector = vectors.AsSpan(index * length, length);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int other = 0; other < index; other++)
            {
                ReadOnlySpan<double> done = vectors.AsSpan(other * length, length);
                TensorPrimitives.MultiplyAdd(done, -TensorPrimitives.Dot(vector, done), vector, vector);
            }
        }
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
    }
}
