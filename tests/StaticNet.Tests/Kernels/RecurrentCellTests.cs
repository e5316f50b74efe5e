using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>The cells for one stream at every vector width, over several steps, against loops in double precision.</summary>
public class RecurrentCellTests
{
    private const int Steps = 4;

    private static readonly (int Inputs, int Units)[] s_sizes = [(1, 1), (3, 7), (1, 8), (2, 16), (1, 17), (5, 33), (1, 40)];

    [Fact]
    public void Lstm_is_the_formula() => EveryWidth.Run(new LstmTest());

    [Fact]
    public void Gru_is_the_formula() => EveryWidth.Run(new GruTest());

    private static int Pad(int size) => (size + 15) / 16 * 16;

    // The input's and the state's sums of one gate.
    private static (double Input, double State) Sums(Matrix weights, Matrix x, int step, double[] h, int part, int gate, int unit)
    {
        int column = gate * part + unit;
        int inputs = x.Columns;
        double input = weights[inputs + h.Length, column] + Matrix.Dot(inputs, k => (double)x[step, k] * weights[k, column]);
        double state = weights[inputs + h.Length + 1, column]
            + Matrix.Dot(h.Length, k => h[k] * weights[inputs + k, column]);
        return (input, state);
    }

    private readonly struct LstmTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int inputs, int units) in s_sizes)
            {
                Random random = new(units);
                int part = Pad(units);
                Matrix weights = new(random, inputs + units + 2, 4 * part);
                Matrix x = new(random, Steps, inputs);
                Matrix hidden = new(random, 1, part);
                Matrix cell = new(random, 1, part);
                Matrix output = new(random, 1, part);
                double[] h = [.. hidden.Row(0, units).ToArray().Select(static value => (double)value)];
                double[] c = [.. cell.Row(0, units).ToArray().Select(static value => (double)value)];
                for (int step = 0; step < Steps; step++)
                {
                    LstmCell<TSimd>.Step(
                        in x.Row(step, inputs)[0], (nuint)inputs, (nuint)units, in weights.Reference, (nuint)part,
                        weights.Stride, ref hidden.Reference, ref cell.Reference, ref output.Reference);
                    double[] before = [.. h];
                    for (int unit = 0; unit < units; unit++)
                    {
                        double Gate(int gate)
                        {
                            (double input, double state) = Sums(weights, x, step, before, part, gate, unit);
                            return input + state;
                        }

                        c[unit] = Reference.Sigmoid(Gate(1)) * c[unit] + Reference.Sigmoid(Gate(0)) * Math.Tanh(Gate(2));
                        h[unit] = Reference.Sigmoid(Gate(3)) * Math.Tanh(c[unit]);
                    }

                    hidden.AssertEqual((_, j) => j < units ? h[j] : hidden[0, j], 2e-6);
                    cell.AssertEqual((_, j) => j < units ? c[j] : cell[0, j], 2e-6);
                    output.AssertEqual((_, j) => j < units ? h[j] : output[0, j], 2e-6);
                }
            }
        }
    }

    private readonly struct GruTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int inputs, int units) in s_sizes)
            {
                Random random = new(units);
                int part = Pad(units);
                Matrix weights = new(random, inputs + units + 2, 3 * part);
                Matrix x = new(random, Steps, inputs);
                Matrix hidden = new(random, 1, part);
                Matrix output = new(random, 1, part);
                double[] h = [.. hidden.Row(0, units).ToArray().Select(static value => (double)value)];
                for (int step = 0; step < Steps; step++)
                {
                    GruCell<TSimd>.Step(
                        in x.Row(step, inputs)[0], (nuint)inputs, (nuint)units, in weights.Reference, (nuint)part,
                        weights.Stride, ref hidden.Reference, ref output.Reference);
                    double[] before = [.. h];
                    for (int unit = 0; unit < units; unit++)
                    {
                        (double resetInput, double resetState) = Sums(weights, x, step, before, part, 0, unit);
                        (double updateInput, double updateState) = Sums(weights, x, step, before, part, 1, unit);
                        (double input, double state) = Sums(weights, x, step, before, part, 2, unit);
                        double update = Reference.Sigmoid(updateInput + updateState);
                        double candidate = Math.Tanh(input + Reference.Sigmoid(resetInput + resetState) * state);
                        h[unit] = (1 - update) * candidate + update * before[unit];
                    }

                    hidden.AssertEqual((_, j) => j < units ? h[j] : hidden[0, j], 2e-6);
                    output.AssertEqual((_, j) => j < units ? h[j] : output[0, j], 2e-6);
                }
            }
        }
    }
}
