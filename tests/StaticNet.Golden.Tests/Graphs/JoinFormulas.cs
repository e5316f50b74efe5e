using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>
/// The formulas of layers that read several values or move axes, written without a look at the library's.
/// </summary>
internal static class JoinFormulas
{
    /// <summary>The shape to which shapes broadcast over aligned last axes, or null.</summary>
    public static int[]? Broadcast(IEnumerable<int[]> shapes)
    {
        int[] result = [];
        foreach (int[] shape in shapes)
        {
            int[] next = new int[Math.Max(result.Length, shape.Length)];
            for (int fromLast = 1; fromLast <= next.Length; fromLast++)
            {
                (int a, int b) = (FromLast(result, fromLast), FromLast(shape, fromLast));
                if (a != b && a != 1 && b != 1)
                    return null;
                next[^fromLast] = Math.Max(a, b);
            }
            result = next;
        }
        return result;
    }

    /// <summary>Values at the same place, or broadcast to it, put together.</summary>
    /// <param name="kind">The attribute.</param>
    /// <param name="shapes">The shapes of the operands.</param>
    /// <param name="shape">What they broadcast to.</param>
    public static NodeFormula Elementwise(string kind, int[][] shapes, int[] shape)
    {
        int size = Probe.Count(shape);
        int[][] places = [.. shapes.Select(operand =>
            Enumerable.Range(0, size).Select(place => Place(shape, operand, place)).ToArray())];
        int[] sizes = [.. shapes.Select(Probe.Count)];
        return (int samples, double[][] operands, ReadOnlySpan<double> _, ref double kink) =>
        {
            double[] y = new double[samples * size], x = new double[operands.Length];
            for (int i = 0; i < y.Length; i++)
            {
                for (int operand = 0; operand < x.Length; operand++)
                    x[operand] = operands[operand][i / size * sizes[operand] + places[operand][i % size]];
                y[i] = Join(kind, x, ref kink);
            }
            return y;
        };
    }

    /// <summary>Values one after another along an axis.</summary>
    public static NodeFormula Concat(int[][] shapes, int axis)
    {
        int inner = Probe.Count(shapes[0][(axis + 1)..]), outer = Probe.Count(shapes[0][..axis]);
        return (int samples, double[][] operands, ReadOnlySpan<double> _, ref double _) =>
        {
            List<double> y = [];
            for (int row = 0; row < samples * outer; row++)
            {
                for (int operand = 0; operand < operands.Length; operand++)
                {
                    int run = shapes[operand][axis] * inner;
                    y.AddRange(operands[operand].AsSpan(row * run, run));
                }
            }
            return [.. y];
        };
    }

    /// <summary>Some places of an axis.</summary>
    public static NodeFormula Slice(int[] shape, int axis, int start, int end)
    {
        int inner = Probe.Count(shape[(axis + 1)..]), run = shape[axis] * inner;
        return (int samples, double[][] operands, ReadOnlySpan<double> _, ref double _) =>
        [
            .. Enumerable.Range(0, operands[0].Length / run)
                .SelectMany(row => operands[0][(row * run + start * inner)..(row * run + end * inner)]),
        ];
    }

    /// <summary>The axes in another order.</summary>
    public static NodeFormula Permute(int[] shape, int[] order)
    {
        int size = Probe.Count(shape);
        int[] permuted = [.. order.Select(axis => shape[axis])];
        int[] from = new int[size];
        for (int place = 0; place < size; place++)
        {
            int[] at = Indices(permuted, place), original = new int[at.Length];
            for (int axis = 0; axis < at.Length; axis++)
                original[order[axis]] = at[axis];
            from[place] = Flat(shape, original);
        }
        return (int samples, double[][] operands, ReadOnlySpan<double> _, ref double _) =>
            [.. Enumerable.Range(0, samples * size).Select(i => operands[0][i / size * size + from[i % size]])];
    }

    /// <summary>The products of the matrices that the last two axes are.</summary>
    public static NodeFormula MatMul(int rows, int depth, int columns, bool transposesSecond) =>
        (int samples, double[][] operands, ReadOnlySpan<double> _, ref double _) =>
        {
            double[] y = new double[operands[0].Length / depth * columns];
            for (int i = 0; i < y.Length; i++)
            {
                (int matrix, int row, int column) = (i / columns / rows, i / columns % rows, i % columns);
                for (int k = 0; k < depth; k++)
                {
                    int second = transposesSecond ? column * depth + k : k * columns + column;
                    y[i] += operands[0][(matrix * rows + row) * depth + k]
                        * operands[1][matrix * depth * columns + second];
                }
            }
            return y;
        };

    private static double Join(string kind, double[] x, ref double kink)
    {
        switch (kind)
        {
            case "Add":
                return x.Sum();
            case "Average":
                return x.Sum() / x.Length;
            case "Subtract":
                return x[0] - x[1..].Sum();
            case "Multiply":
                return x.Aggregate((a, b) => a * b);
            default:
                double largest = x.Max();
                foreach (double value in x)
                    kink = value == largest ? kink : Math.Min(kink, largest - value);
                return largest;
        }
    }

    private static int FromLast(int[] shape, int fromLast) => fromLast <= shape.Length ? shape[^fromLast] : 1;

    private static int Place(int[] whole, int[] operand, int place)
    {
        int[] at = Indices(whole, place)[(whole.Length - operand.Length)..];
        return Flat(operand, [.. at.Zip(operand, (index, size) => size == 1 ? 0 : index)]);
    }

    private static int[] Indices(int[] shape, int place)
    {
        int[] at = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
            (place, at[axis]) = (place / shape[axis], place % shape[axis]);
        return at;
    }

    private static int Flat(int[] shape, int[] at) =>
        Enumerable.Range(0, shape.Length).Aggregate(0, (place, axis) => place * shape[axis] + at[axis]);
}
