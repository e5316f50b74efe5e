using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The gates of both forms of a GRU at every vector width, against double precision and its numerical derivatives. Each
/// unit's recurrent product is a factor of its own.
/// </summary>
public class GruGatesTests
{
    private const double Step = 1e-5;
    private const float Weight = 0.7f;

    private static readonly (int Rows, int Units)[] s_sizes = [(1, 16), (3, 48), (8, 32), (11, 16)];

    [Fact]
    public void Reset_after_is_the_formula_and_its_derivative() => EveryWidth.Run(new ResetAfterTest());

    [Fact]
    public void Reset_before_is_the_formula_and_its_derivative() => EveryWidth.Run(new ResetBeforeTest());

    // One unit's output from its pre-activations (reset, update, candidate, recurrent product) and its previous output.
    private static double After(double[] x)
    {
        double z = Reference.Sigmoid(x[1]);
        return (1 - z) * Math.Tanh(x[2] + Reference.Sigmoid(x[0]) * x[3]) + z * x[4];
    }

    // The same, the recurrent product being that of the reset gate times the previous output.
    private static double Before(double[] x)
    {
        double z = Reference.Sigmoid(x[1]);
        return (1 - z) * Math.Tanh(x[2] + Weight * Reference.Sigmoid(x[0]) * x[4]) + z * x[4];
    }

    private static double Derivative(Func<double[], double> unit, double[] x, int argument)
    {
        x[argument] += Step;
        double above = unit(x);
        x[argument] -= 2 * Step;
        return (above - unit(x)) / (2 * Step);
    }

    private static double[] Arguments(Matrix gates, Matrix previous, int row, int unit)
        =>
        [
            .. Enumerable.Range(0, 4).Select(gate => (double)gates[row, gate * previous.Columns + unit]),
            previous[row, unit],
        ];

    private readonly struct ResetAfterTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int rows, int units) in s_sizes)
            {
                Random random = new(rows + units);
                Matrix gates = new(random, rows, 4 * units);
                Matrix before = gates.Clone();
                Matrix previous = new(random, rows, units);
                Matrix hidden = previous.Clone();
                nuint width = (nuint)units;
                GruGates<TSimd>.Forward(
                    rows, width, ref gates.Reference, gates.Stride, in previous.Reference, ref hidden.Reference,
                    hidden.Stride);
                hidden.AssertEqual((i, j) => After(Arguments(before, previous, i, j)), 1e-6);

                Matrix dOutput = new(random, rows, units);
                Matrix dHidden = previous.Clone();
                dHidden.Scale(-0.7f);
                Matrix dNext = dHidden.Clone();
                GruGates<TSimd>.Backward(
                    rows, width, in dOutput.Reference, dOutput.Stride, ref dHidden.Reference, in previous.Reference,
                    previous.Stride, ref gates.Reference, gates.Stride);
                gates.AssertEqual((i, j) => Expected(i, j % units, j / units), 1e-6);
                dHidden.AssertEqual((i, j) => Expected(i, j, 4), 1e-6);

                double Expected(int i, int unit, int argument) => ((double)dOutput[i, unit] + dNext[i, unit])
                    * Derivative(After, Arguments(before, previous, i, unit), argument);
            }
        }
    }

    private readonly struct ResetBeforeTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int rows, int units) in s_sizes)
            {
                Random random = new(rows + units);
                Matrix gates = new(random, rows, 4 * units);
                Matrix before = gates.Clone();
                Matrix previous = new(random, rows, units);
                Matrix hidden = previous.Clone();
                nuint width = (nuint)units;
                GruGatesResetBefore<TSimd>.Reset(
                    rows, width, ref gates.Reference, gates.Stride, in previous.Reference, previous.Stride);
                AddProduct(gates, from: 3, to: 2, accumulate: true);
                GruGatesResetBefore<TSimd>.Forward(
                    rows, width, ref gates.Reference, gates.Stride, in previous.Reference, ref hidden.Reference,
                    hidden.Stride);
                hidden.AssertEqual((i, j) => Before(Arguments(before, previous, i, j)), 1e-6);

                Matrix dOutput = new(random, rows, units);
                Matrix dHidden = previous.Clone();
                dHidden.Scale(-0.7f);
                Matrix dNext = dHidden.Clone();
                GruGatesResetBefore<TSimd>.Backward(
                    rows, width, in dOutput.Reference, dOutput.Stride, ref dHidden.Reference, in previous.Reference,
                    previous.Stride, ref gates.Reference, gates.Stride);
                AddProduct(gates, from: 2, to: 3, accumulate: false);
                GruGatesResetBefore<TSimd>.ResetBackward(
                    rows, width, in gates.Row(0, 4 * units)[3 * units], gates.Stride, ref dHidden.Reference,
                    in previous.Reference, previous.Stride, ref gates.Reference, gates.Stride);
                gates.AssertEqual(
                    (i, j) => j / units < 3 ? Expected(i, j % units, j / units) : Weight * gates[i, j - units], 1e-6);
                dHidden.AssertEqual((i, j) => Expected(i, j, 4), 1e-6);

                double Expected(int i, int unit, int argument) => ((double)dOutput[i, unit] + dNext[i, unit])
                    * Derivative(Before, Arguments(before, previous, i, unit), argument);
            }
        }

        private static void AddProduct(Matrix gates, int from, int to, bool accumulate)
        {
            int units = gates.Columns / 4;
            for (int i = 0; i < gates.Rows; i++)
            {
                Span<float> row = gates.Row(i, gates.Columns);
                for (int j = 0; j < units; j++)
                    row[to * units + j] = (accumulate ? row[to * units + j] : 0) + Weight * row[from * units + j];
            }
        }
    }
}
