using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>The register tiles at every vector width, against triple loops in double precision.</summary>
public abstract class TileTests<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private const float Sentinel = 12345f;

    private static readonly int[] s_depths = [0, 1, 2, 3, 7, 8, 17, 65, 259];
    private static readonly int[] s_columns = [16, 32, 48, 64, 80, 144];

    [Fact]
    public void Dense_isBiasPlusProductThroughActivation()
    {
        foreach ((TileCase tile, int seed) in Cases())
        {
            Random random = new(seed);
            Matrix a = new(random, tile.Rows, tile.Depth);
            Matrix b = new(random, tile.Depth, tile.Columns);
            Matrix bias = new(random, 1, tile.Columns);
            Matrix c = new(random, tile.Rows, tile.Columns, Sentinel);
            bool biased = seed % 2 == 0;
            Tile<TSimd>.Dense(
                tile.Rows, tile.Columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)tile.Depth,
                in biased ? ref bias.Reference : ref Unsafe.NullRef<float>(), ref c.Reference, c.Stride, new Square());
            c.AssertEqual((i, j) =>
            {
                double sum = (biased ? bias[0, j] : 0) + Matrix.Dot(tile.Depth, k => (double)a[i, k] * b[k, j]);
                return sum * sum;
            });
        }
    }

    [Fact]
    public void Add_inPlace_addsTheProduct()
    {
        foreach ((TileCase tile, int seed) in Cases())
        {
            Random random = new(seed);
            Matrix a = new(random, tile.Rows, tile.Depth);
            Matrix b = new(random, tile.Depth, tile.Columns);
            Matrix c = new(random, tile.Rows, tile.Columns);
            Matrix before = c.Clone();
            Tile<TSimd>.Add(
                tile.Rows, tile.Columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)tile.Depth,
                in c.Reference, c.Stride, ref c.Reference, c.Stride, default(Identity));
            c.AssertEqual((i, j) => before[i, j] + Matrix.Dot(tile.Depth, k => (double)a[i, k] * b[k, j]));
        }
    }

    // One row of a large matrix goes another way, and so does a long depth: from zero, from a bias, and from what is
    // there.
    [Theory]
    [InlineData(256, 33)]
    [InlineData(272, 65)]
    [InlineData(528, 16)]
    [InlineData(16, 256)]
    [InlineData(80, 300)]
    [InlineData(112, 259)]
    [InlineData(240, 1345)]
    public void One_row_has_the_bits_of_many(int columns, int depth)
    {
        Random random = new(columns);
        Matrix a = new(random, Tile<TSimd>.Rows, depth);
        Matrix b = new(random, depth, columns);
        Matrix bias = new(random, 1, columns);
        foreach (bool biased in (ReadOnlySpan<bool>)[false, true])
        {
            Matrix many = new(random, Tile<TSimd>.Rows, columns, Sentinel);
            Matrix one = new(random, 1, columns, Sentinel);
            foreach (Matrix c in (ReadOnlySpan<Matrix>)[one, many])
            {
                Tile<TSimd>.Dense(
                    c.Rows, columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)depth,
                    in biased ? ref bias.Reference : ref Unsafe.NullRef<float>(), ref c.Reference, c.Stride,
                    new Square());
                Tile<TSimd>.Add(
                    c.Rows, columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)depth, in c.Reference,
                    c.Stride, ref c.Reference, c.Stride, default(Identity));
            }

            one.AssertEqual((_, j) => many[0, j], 0);
        }
    }

    // All rows at once, with ends of blocks of rows, columns and depth, have the bits of two rows at a time: of products
    // that are swept block by block, and of large ones.
    [Theory]
    [InlineData(26, 272, 300)]
    [InlineData(25, 144, 517)]
    [InlineData(26, 144, 70)]
    [InlineData(25, 144, 917)]
    [InlineData(25, 4112, 33)]
    [InlineData(19, 528, 33)]
    [InlineData(19, 256, 31)]
    [InlineData(107, 128, 1301)]
    [InlineData(13, 2064, 1601)]
    [InlineData(5, 1040, 257)]
    [InlineData(43, 528, 517)]
    public void Many_rows_have_the_bits_of_few(int rows, int columns, int depth)
    {
        Random random = new(columns);
        Matrix a = new(random, rows, depth), across = new(random, depth, rows), b = new(random, depth, columns);
        Matrix saved = new(random, rows, columns), bias = new(random, 1, columns);
        foreach (Product product in (ReadOnlySpan<Product>)[Dense, InputGradient, WeightGradient, Add])
            AssertBitsOfFew(rows, columns, product);

        void Dense(int first, int height, Matrix c) => Tile<TSimd>.Dense(
            height, columns, in a.Row(first, 1)[0], a.Stride, in b.Reference, b.Stride, (nuint)depth,
            in bias.Reference, ref c.Row(first, 1)[0], c.Stride, new Square());

        void InputGradient(int first, int height, Matrix c) => Tile<TSimd>.InputGradient(
            height, columns, in a.Row(first, 1)[0], a.Stride, in b.Reference, b.Stride, (nuint)depth,
            in saved.Row(first, 1)[0], saved.Stride, ref c.Row(first, 1)[0], c.Stride, new Square());

        void WeightGradient(int first, int height, Matrix c) => Tile<TSimd>.WeightGradient(
            height, columns, in across.Row(0, rows)[first], across.Stride, in b.Reference, b.Stride, (nuint)depth,
            ref c.Row(first, 1)[0], c.Stride, accumulate: true);

        void Add(int first, int height, Matrix c) => Tile<TSimd>.Add(
            height, columns, in a.Row(first, 1)[0], a.Stride, in b.Reference, b.Stride, (nuint)depth,
            in saved.Row(first, 1)[0], saved.Stride, ref c.Row(first, 1)[0], c.Stride, default(Identity));
    }

    // As many rows as are packed at once, and a block that is not full; rows so many that few columns are packed.
    [Theory]
    [InlineData(257, 1040, 512)]
    [InlineData(523, 128, 253)]
    public void Weight_gradients_of_many_rows_have_the_bits_of_few(int rows, int columns, int depth)
    {
        Random random = new(rows);
        Matrix a = new(random, depth, rows), b = new(random, depth, columns);
        AssertBitsOfFew(rows, columns, (first, height, c) => Tile<TSimd>.WeightGradient(
            height, columns, in a.Row(0, rows)[first], a.Stride, in b.Reference, b.Stride, (nuint)depth,
            ref c.Row(first, 1)[0], c.Stride, accumulate: true));
    }

    private static void AssertBitsOfFew(int rows, int columns, Product product)
    {
        Matrix many = new(new Random(rows), rows, columns);
        Matrix few = many.Clone();
        product(0, rows, many);
        for (int row = 0; row < rows - 1; row += 2)
            product(row, 2, few);
        if (rows % 2 != 0)
        {
            Matrix last = new(new Random(rows), rows, columns);
            product(rows - 2, 2, last);
            last.Row(rows - 1, columns).CopyTo(few.Row(rows - 1, columns));
        }
        many.AssertEqual((i, j) => few[i, j], 0);
    }

    [Fact]
    public void WeightGradient_isTransposedProduct()
    {
        foreach ((TileCase tile, int seed) in Cases())
        {
            Random random = new(seed);
            bool accumulate = seed % 2 == 0;
            Matrix a = new(random, tile.Depth, tile.Rows);
            Matrix b = new(random, tile.Depth, tile.Columns);
            Matrix c = new(random, tile.Rows, tile.Columns, accumulate ? null : float.NaN);
            Matrix before = c.Clone();
            Tile<TSimd>.WeightGradient(
                tile.Rows, tile.Columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)tile.Depth,
                ref c.Reference, c.Stride, accumulate);
            c.AssertEqual((i, j) =>
                (accumulate ? before[i, j] : 0) + Matrix.Dot(tile.Depth, k => (double)a[k, i] * b[k, j]));
        }
    }

    [Fact]
    public void InputGradient_isProductTimesDerivative()
    {
        foreach ((TileCase tile, int seed) in Cases())
        {
            Random random = new(seed);
            Matrix a = new(random, tile.Rows, tile.Depth);
            Matrix b = new(random, tile.Depth, tile.Columns);
            Matrix saved = new(random, tile.Rows, tile.Columns);
            Matrix c = new(random, tile.Rows, tile.Columns, Sentinel);
            Tile<TSimd>.InputGradient(
                tile.Rows, tile.Columns, in a.Reference, a.Stride, in b.Reference, b.Stride, (nuint)tile.Depth,
                in saved.Reference, saved.Stride, ref c.Reference, c.Stride, new Square());
            c.AssertEqual((i, j) =>
                Matrix.Dot(tile.Depth, k => (double)a[i, k] * b[k, j]) * 2 * saved[i, j]);
        }
    }

    // Panels and tiles that are not full, parts of the depth, more rows than pass at once, rows too short for dot
    // products.
    [Theory]
    [InlineData(1, 17, 3)]
    [InlineData(19, 65, 15)]
    [InlineData(8, 31, 120)]
    [InlineData(7, 65, 517)]
    [InlineData(19, 31, 1030)]
    [InlineData(2, 4, 2182)]
    [InlineData(530, 20, 515)]
    public void InputGradientOfLarge_isProductTimesDerivative(int rows, int inputs, int depth)
    {
        int columns = (inputs + 15) / 16 * 16, padded = (depth + 15) / 16 * 16;
        Random random = new(depth);
        Matrix a = new(random, rows, padded), weight = new(random, inputs, padded);
        for (int i = 0; i < rows; i++)
            a.Row(i, padded)[depth..].Clear();
        Matrix saved = new(random, rows, columns), c = new(random, rows, columns, Sentinel);
        Run(0, rows, c);
        c.AssertEqual((i, j) =>
            j < inputs ? Matrix.Dot(depth, k => (double)a[i, k] * weight[j, k]) * 2 * saved[i, j] : 0);
        Matrix few = new(random, 1, columns, Sentinel);
        Run(rows - 1, 1, few);
        few.AssertEqual((_, j) => c[rows - 1, j], 0);

        void Run(int first, int height, Matrix result) => Tile<TSimd>.InputGradientOfLarge(
            height, columns, in a.Row(first, 1)[0], a.Stride, in weight.Reference, weight.Stride, inputs, (nuint)depth,
            in saved.Row(first, 1)[0], saved.Stride, ref result.Reference, result.Stride, new Square());
    }

    [Fact]
    public void Dense_rowsHaveTheSameBitsInEveryBlock()
    {
        const int Depth = 77, Columns = 80;
        int rows = Tile<TSimd>.Rows;
        Random random = new(5);
        Matrix a = new(random, rows, Depth);
        Matrix b = new(random, Depth, Columns);
        Matrix whole = new(random, rows, Columns, Sentinel);
        DenseRows(a, b, whole, 0, rows);
        for (int height = 2; height < rows; height++)
        {
            Matrix split = new(random, rows, Columns, Sentinel);
            for (int first = 0; first + height <= rows; first++)
            {
                DenseRows(a, b, split, first, height);
                for (int i = first; i < first + height; i++)
                    Assert.Equal(whole.Row(i, Columns).ToArray(), split.Row(i, Columns).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Dense_carriesNonFiniteInputToItsRowOnly(float bad)
    {
        const int Depth = 9, Columns = 48;
        for (int rows = 2; rows <= Tile<TSimd>.Rows; rows++)
        {
            Random random = new(rows);
            Matrix a = new(random, rows, Depth);
            Matrix b = new(random, Depth, Columns);
            Matrix c = new(random, rows, Columns, Sentinel);
            a.Row(1, Depth)[4] = bad;
            DenseRows(a, b, c, 0, rows);
            for (int i = 0; i < rows; i++)
            {
                foreach (float value in c.Row(i, Columns))
                    Assert.Equal(i != 1, float.IsFinite(value));
            }
        }
    }

    // Wherever it stands: in a whole vector of a row's values or the rest, and in any part of the depth.
    [Fact]
    public void DenseOfInput_has_the_bits_of_zeros_where_the_input_is_subnormal()
    {
        foreach (int rows in (int[])[.. Enumerable.Range(1, Tile<TSimd>.Rows), 2 * Tile<TSimd>.Rows + 3])
        {
            foreach (int columns in (ReadOnlySpan<int>)[16, 80, 144, 256])
            {
                foreach (int depth in (ReadOnlySpan<int>)[1, 31, 64, 77, 259])
                    AssertZerosWhereSubnormal(rows, columns, depth);
            }
        }
    }

    // Slices, the last of which are shorter than the others.
    [Fact]
    public void DenseOfInput_has_these_bits_in_slices()
    {
        foreach (int rows in (ReadOnlySpan<int>)[2, Tile<TSimd>.Rows - 1, Tile<TSimd>.Rows, Tile<TSimd>.Rows + 3])
        {
            AssertZerosWhereSubnormal(rows, 8192, 33);
            AssertZerosWhereSubnormal(rows, 4112, 65);
        }
    }

    private static void AssertZerosWhereSubnormal(int rows, int columns, int depth)
    {
        Random random = new(columns + depth);
        float[] input = new Matrix(random, 1, rows * depth).Row(0, rows * depth).ToArray();
        Matrix b = new(random, depth, columns);
        float[] before = [.. input];
        AssertDenseOfInput(before, input, rows, b, random);
        foreach (int at in (ReadOnlySpan<int>)[0, depth / 2, depth - 1, rows * depth - 1])
        {
            float ordinary = input[at];
            input[at] = 0;
            float[] subnormal = [.. input];
            subnormal[at] = 1e-41f;
            AssertDenseOfInput(input, subnormal, rows, b, random);
            Assert.Equal(1e-41f, subnormal[at]);
            input[at] = ordinary;
        }
    }

    private static void AssertDenseOfInput(float[] zeros, float[] input, int rows, Matrix b, Random random)
    {
        nuint depth = (nuint)(input.Length / rows);
        Matrix bias = new(random, 1, b.Columns), expected = new(random, rows, b.Columns, Sentinel);
        Matrix actual = new(random, rows, b.Columns, Sentinel);
        Tile<TSimd>.Dense(
            rows, b.Columns, in zeros[0], depth, in b.Reference, b.Stride, depth, in bias.Reference,
            ref expected.Reference, expected.Stride, new Square());
        Tile<TSimd>.DenseOfInput(
            rows, b.Columns, in input[0], in b.Reference, b.Stride, depth, in bias.Reference, ref actual.Reference,
            actual.Stride, new Square());
        actual.AssertEqual((i, j) => expected[i, j], 0);
    }

    private static void DenseRows(Matrix a, Matrix b, Matrix c, int first, int rows)
        => Tile<TSimd>.Dense(
            rows, b.Columns, in a.Row(first, 1)[0], a.Stride, in b.Reference, b.Stride, (nuint)a.Columns,
            in Unsafe.NullRef<float>(), ref c.Row(first, 1)[0], c.Stride, new Square());

    private static IEnumerable<(TileCase Tile, int Seed)> Cases()
    {
        int seed = 0;
        for (int rows = 1; rows <= Tile<TSimd>.Rows; rows++)
        {
            foreach (int columns in s_columns)
            {
                foreach (int depth in s_depths)
                    yield return (new(rows, columns, depth), seed += 7);
            }
        }
    }

    private delegate void Product(int first, int height, Matrix c);

    private readonly record struct TileCase(int Rows, int Columns, int Depth);

    /// <summary>x^2: an activation that none of the kernels could mistake for another.</summary>
    private readonly struct Square : IActivation
    {
        public static bool DerivativeFromOutput => false;

        public T Apply<T>(T x)
            where T : unmanaged, ISimd<T>
            => x * x;

        public T Derivative<T>(T saved)
            where T : unmanaged, ISimd<T>
            => saved + saved;
    }
}

public class TileSimd512Tests : TileTests<Simd512>;

public class TileSimd256Tests : TileTests<Simd256>;

public class TileSimd128Tests : TileTests<Simd128>;

public class TileSimdScalarTests : TileTests<SimdScalar>;
