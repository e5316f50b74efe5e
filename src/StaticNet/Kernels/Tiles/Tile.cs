using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Matrix products: what dense layers, recurrent gates and convolutions are made of in both directions. One call has
/// all rows, and takes them block by block, each with its epilogue while it is in the nearest cache; a large product is
/// cut into blocks that fit the caches. A result's bits do not depend on which rows share its block, except that a
/// block of one row sums few columns of a short depth in several chains.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tile<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The most rows a block has, as many as the vector registers hold.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ElementTiles.Suit<TSimd>() ? ElementTiles.Rows : TSimd.HasManyRegisters ? 8 : 6;
    }

    /// <summary><c>c[r, j] = activation(bias[j] + sum over k of a[r, k] * b[k, j])</c>: a dense layer.</summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The input, [rows x depth].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The weights, [depth x columns].</param>
    /// <param name="bStride">The distance of their rows.</param>
    /// <param name="depth">The number of inputs.</param>
    /// <param name="bias">The bias, [columns], or a null reference.</param>
    /// <param name="c">The output, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Dense<TActivation>(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth,
        ref readonly float bias, ref float c, nuint cStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        TileOperands operands = new(in a, aStride, in b, bStride, depth, ref c, cStride) { Start = ref bias };
        Run(rows, columns, ref operands, activation);
    }

    /// <summary>
    /// Does what <see cref="Dense"/> does with the caller's input, in which subnormal numbers count as zeros: dense
    /// rows, one after another.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The input, [rows x depth].</param>
    /// <param name="b">The weights, [depth x columns].</param>
    /// <param name="bStride">The distance of their rows.</param>
    /// <param name="depth">The number of inputs.</param>
    /// <param name="bias">The bias, [columns], or a null reference.</param>
    /// <param name="c">The output, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="activation">The activation.</param>
    public static void DenseOfInput<TActivation>(
        int rows, int columns, ref readonly float a, ref readonly float b, nuint bStride, nuint depth,
        ref readonly float bias, ref float c, nuint cStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        TileOperands operands = new(in a, depth, in b, bStride, depth, ref c, cStride) { Start = ref bias };
        int block = TileBlocking.RowsAtOnce<TSimd>(rows, columns, in operands);
        for (int row = 0; row < rows; row += block)
        {
            int height = Math.Min(block, rows - row);
            operands.AsksForRows = TileBlocking.AsksForRows(row + height, rows, in operands);
            TilePanels<TSimd>.RunOnInput(height, (nuint)columns, ref operands);
            if (typeof(TActivation) != typeof(Identity))
                TileEpilogue<TSimd>.Apply(height, (nuint)columns, ref operands.C, cStride, activation);
            operands.MoveRows((nuint)height);
        }
    }

    /// <summary><c>c[r, j] = sum over k of a[k, r] * b[k, j]</c>, or that added to c: a weight gradient.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The layer's input, [depth x rows].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The gradient of the layer's output, [depth x columns].</param>
    /// <param name="bStride">The distance of its rows.</param>
    /// <param name="depth">The number of samples.</param>
    /// <param name="c">The weight's gradient, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="c"/> holds.</param>
    public static void WeightGradient(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth,
        ref float c, nuint cStride, bool accumulate)
    {
        TileOperands operands = new()
        {
            A = ref a,
            ARowStep = 1,
            ADepthStep = aStride,
            B = ref b,
            BStride = bStride,
            Depth = depth,
            Start = ref accumulate ? ref c : ref Unsafe.NullRef<float>(),
            StartStride = cStride,
            C = ref c,
            CStride = cStride,
        };
        Run(rows, columns, ref operands, default(Identity));
    }

    /// <summary>Does so for the rows from first to end of the whole weight.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The layer's input, [depth x all rows].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The gradient of the layer's output, [depth x columns].</param>
    /// <param name="bStride">The distance of its rows.</param>
    /// <param name="depth">The number of samples.</param>
    /// <param name="c">The weight's gradient, [all rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="c"/> holds.</param>
    public static void WeightGradient(
        int first, int end, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride,
        nuint depth, ref float c, nuint cStride, bool accumulate)
        => WeightGradient(
            end - first, columns, in Unsafe.Add(ref Unsafe.AsRef(in a), first), aStride, in b, bStride, depth,
            ref Unsafe.Add(ref c, (nuint)first * cStride), cStride, accumulate);

    /// <summary>
    /// The gradients of a dense layer's parameters: that of the weight for its rows from first to end, and with the
    /// first of them that of the bias, <c>dBias[j] = sum over k of b[k, j]</c>.
    /// </summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The layer's input, [samples x all rows].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The gradient of the layer's output, [samples x columns].</param>
    /// <param name="bStride">The distance of its rows.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="dWeight">The weight's gradient, [all rows x columns], one row after the other.</param>
    /// <param name="dBias">The bias's gradient, [columns].</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void ParameterGradients(
        int first, int end, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride,
        int samples, ref float dWeight, ref float dBias, bool accumulate)
    {
        WeightGradient(
            first, end, columns, in a, aStride, in b, bStride, (nuint)samples, ref dWeight, (nuint)columns, accumulate);
        if (first == 0)
            Reduction.ColumnSums<TSimd>(samples, columns, in b, bStride, ref dBias, accumulate);
    }

    /// <summary>
    /// <c>c[r, j] = (sum over k of a[r, k] * b[k, j]) * activation'(saved[r, j])</c>: the gradient of a layer's input.
    /// </summary>
    /// <typeparam name="TActivation">The activation before the layer.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The gradient of the layer's output, [rows x depth].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The transposed weights, [depth x columns].</param>
    /// <param name="bStride">The distance of their rows.</param>
    /// <param name="depth">The number of outputs.</param>
    /// <param name="saved">The activation's saved output or input, [rows x columns].</param>
    /// <param name="savedStride">The distance of its rows.</param>
    /// <param name="c">The gradient of what went into the activation, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="activation">The activation before the layer.</param>
    public static void InputGradient<TActivation>(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth,
        ref readonly float saved, nuint savedStride, ref float c, nuint cStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        TileOperands operands = new(in a, aStride, in b, bStride, depth, ref c, cStride);
        ref float values = ref Unsafe.AsRef(in saved);
        int block = TileBlocking.RowsAtOnce<TSimd>(rows, columns, in operands);
        for (int row = 0; row < rows; row += block)
        {
            int height = Math.Min(block, rows - row);
            operands.AsksForRows = TileBlocking.AsksForRows(row + height, rows, in operands);
            TilePanels<TSimd>.Run(height, (nuint)columns, in operands);
            if (typeof(TActivation) != typeof(Identity))
            {
                TileEpilogue<TSimd>.Scale(
                    height, (nuint)columns, in values, savedStride, ref operands.C, cStride, activation);
                values = ref Unsafe.Add(ref values, (nuint)height * savedStride);
            }
            operands.MoveRows((nuint)height);
        }
    }

    /// <summary>
    /// Does what <see cref="InputGradient"/> does with weights so large that a transposed copy would leave the caches
    /// before it is read: they are read as they are, or parts of them transposed as they are needed.
    /// </summary>
    /// <typeparam name="TActivation">The activation before the layer.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16; those from the inputs on become zero.</param>
    /// <param name="a">The gradient of the layer's output, [rows x depth], padded by zeros to 16.</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="weight">The weights, [inputs x depth], padded to 16.</param>
    /// <param name="weightStride">The distance of their rows.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="depth">The number of outputs.</param>
    /// <param name="saved">The activation's saved output or input, [rows x columns].</param>
    /// <param name="savedStride">The distance of its rows.</param>
    /// <param name="c">The gradient of what went into the activation, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="activation">The activation before the layer.</param>
    public static void InputGradientOfLarge<TActivation>(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float weight, nuint weightStride,
        int inputs, nuint depth, ref readonly float saved, nuint savedStride, ref float c, nuint cStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        TileOperands operands = new(in a, aStride, in weight, weightStride, depth, ref c, cStride);
        if (TileBlocking.SumsDots<TSimd>(depth))
            TileDots<TSimd>.Run(rows, (nuint)columns, (nuint)inputs, in operands);
        else
            TileTransposed<TSimd>.Run(rows, (nuint)columns, (nuint)inputs, in operands);
        if (typeof(TActivation) != typeof(Identity))
        {
            TileEpilogue<TSimd>.Scale(
                rows, (nuint)columns, ref Unsafe.AsRef(in saved), savedStride, ref c, cStride, activation);
        }
    }

    /// <summary>
    /// <c>c[r, j] = activation(start[r, j] + sum over k of a[r, k] * b[k, j])</c>: a recurrent product.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The output of the time step before, [rows x depth].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The weights, [depth x columns].</param>
    /// <param name="bStride">The distance of their rows.</param>
    /// <param name="depth">The number of inputs.</param>
    /// <param name="start">What the products are added to, [rows x columns]; it may be <paramref name="c"/>.</param>
    /// <param name="startStride">The distance of its rows.</param>
    /// <param name="c">The result, [rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Add<TActivation>(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth,
        ref readonly float start, nuint startStride, ref float c, nuint cStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        TileOperands operands = new(in a, aStride, in b, bStride, depth, ref c, cStride)
        {
            Start = ref start,
            StartStride = startStride,
        };
        Run(rows, columns, ref operands, activation);
    }

    // Block by block, each with its epilogue.
    private static void Run<TActivation>(int rows, int columns, ref TileOperands operands, TActivation activation)
        where TActivation : struct, IActivation
    {
        int block = TileBlocking.RowsAtOnce<TSimd>(rows, columns, in operands);
        for (int row = 0; row < rows; row += block)
        {
            int height = Math.Min(block, rows - row);
            operands.AsksForRows = TileBlocking.AsksForRows(row + height, rows, in operands);
            TilePanels<TSimd>.Run(height, (nuint)columns, in operands);
            if (typeof(TActivation) != typeof(Identity))
                TileEpilogue<TSimd>.Apply(height, (nuint)columns, ref operands.C, operands.CStride, activation);
            operands.MoveRows((nuint)height);
        }
    }
}
