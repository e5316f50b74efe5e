using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The gates of an LSTM at every vector width, against double precision and its numerical derivatives.
/// </summary>
public class LstmGatesTests
{
    private const double Step = 1e-5;

    [Fact]
    public void Forward_isTheFormula() => EveryWidth.Run(new ForwardTest());

    [Fact]
    public void Backward_isTheDerivative() => EveryWidth.Run(new BackwardTest());

    [Fact]
    public void Saturated_gates_are_exact() => EveryWidth.Run(new SaturatedTest());

    [Fact]
    public void NaN_stays_in_its_unit() => EveryWidth.Run(new NaNTest());

    // The output and the cell state of one unit from its four pre-activations and the previous cell state.
    private static (double Hidden, double Cell) Unit(ReadOnlySpan<double> x)
    {
        double cell = Reference.Sigmoid(x[1]) * x[4] + Reference.Sigmoid(x[0]) * Math.Tanh(x[2]);
        return (Reference.Sigmoid(x[3]) * Math.Tanh(cell), cell);
    }

    private static void Forward<TSimd>(Matrix gates, Matrix previousCell, Matrix cell, Matrix hidden)
        where TSimd : unmanaged, ISimd<TSimd>
        => LstmGates<TSimd>.Forward(
            gates.Rows, (nuint)gates.Columns / 4, ref gates.Reference, gates.Stride, in previousCell.Reference,
            ref cell.Reference, cell.Stride, ref hidden.Reference, hidden.Stride);

    private static double[] Arguments(Matrix gates, Matrix previousCell, int row, int unit)
        =>
        [
            .. Enumerable.Range(0, 4).Select(gate => (double)gates[row, gate * previousCell.Columns + unit]),
            previousCell[row, unit],
        ];

    private readonly struct ForwardTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            ReadOnlySpan<(int, int)> sizes = [(1, 16), (3, 48), (8, 32), (11, 16), (2, 8), (3, 40)];
            foreach ((int rows, int units) in sizes)
            {
                Random random = new(rows + units);
                Matrix gates = new(random, rows, 4 * units);
                gates.Scale(6);
                Matrix before = gates.Clone();
                Matrix previousCell = new(random, rows, units);
                Matrix cell = previousCell.Clone();
                Matrix hidden = new(random, rows, units);
                Forward<TSimd>(gates, cell, cell, hidden);
                cell.AssertEqual((i, j) => Unit(Arguments(before, previousCell, i, j)).Cell, 1e-6);
                hidden.AssertEqual((i, j) => Unit(Arguments(before, previousCell, i, j)).Hidden, 1e-6);
                gates.AssertEqual(
                    (i, j) => j / units == 2 ? Math.Tanh(before[i, j]) : Reference.Sigmoid(before[i, j]), 1e-6);
            }
        }
    }

    private readonly struct BackwardTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int rows, int units) in (ReadOnlySpan<(int, int)>)[(1, 32), (9, 16), (2, 8), (3, 40)])
            {
                Random random = new(rows + units);
                Matrix gates = new(random, rows, 4 * units);
                Matrix before = gates.Clone();
                Matrix previousCell = new(random, rows, units);
                Matrix cell = previousCell.Clone();
                Forward<TSimd>(gates, previousCell, cell, new Matrix(random, rows, units));
                Matrix dOutput = new(random, rows, units);
                Matrix dCell = previousCell.Clone();
                dCell.Scale(-0.7f);
                Matrix dCellAfter = dCell.Clone();
                Matrix dHidden = dCell.Clone();
                LstmGates<TSimd>.Backward(
                    rows, (nuint)units, in dOutput.Reference, dOutput.Stride, ref dHidden.Reference,
                    ref dCell.Reference, in previousCell.Reference, in cell.Reference, cell.Stride,
                    ref gates.Reference, gates.Stride);
                gates.AssertEqual((i, j) => Derivative(i, j % units, j / units), 1e-6);
                dCell.AssertEqual((i, j) => Derivative(i, j, 4), 1e-6);
                dHidden.AssertEqual((_, _) => 0, 0);

                double Derivative(int row, int unit, int argument)
                {
                    double[] x = Arguments(before, previousCell, row, unit);
                    x[argument] += Step;
                    (double hidden, double cell) = Unit(x);
                    x[argument] -= 2 * Step;
                    (double hiddenBelow, double cellBelow) = Unit(x);
                    double dH = (double)dOutput[row, unit] + dCellAfter[row, unit];
                    return (dH * (hidden - hiddenBelow) + dCellAfter[row, unit] * (cell - cellBelow)) / (2 * Step);
                }
            }
        }
    }

    private readonly struct SaturatedTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(1);
            foreach (float far in (ReadOnlySpan<float>)[20, 1e4f, float.MaxValue, float.PositiveInfinity])
            {
                Matrix gates = new(random, 1, 64, far);
                gates.Row(0, 64)[32..48].Fill(-far);
                Matrix cell = new(random, 1, 16, 3);
                Matrix hidden = new(random, 1, 16);
                Forward<TSimd>(gates, cell, cell, hidden);
                gates.AssertEqual((_, j) => j / 16 == 2 ? -1 : 1, 0);
                cell.AssertEqual((_, _) => 2, 0);
                gates = new(random, 1, 64, -far);
                Forward<TSimd>(gates, cell, cell, hidden);
                cell.AssertEqual((_, _) => 0, 0);
                hidden.AssertEqual((_, _) => 0, 0);
            }
        }
    }

    private readonly struct NaNTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int bad = 0; bad < 64; bad += 7)
            {
                Random random = new(bad);
                Matrix gates = new(random, 1, 64);
                gates.Row(0, 64)[bad] = float.NaN;
                Matrix cell = new(random, 1, 16);
                Matrix hidden = new(random, 1, 16);
                Forward<TSimd>(gates, cell, cell, hidden);
                for (int unit = 0; unit < 16; unit++)
                    Assert.Equal(unit == bad % 16, float.IsNaN(hidden[0, unit]));
            }
        }
    }
}
