using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>The cells for one stream at every vector width, over several steps, against loops in double precision.</summary>
public class RecurrentCellTests
{
    private const int Steps = 4;

    private static readonly (int Inputs, int Units)[] s_sizes = [(1, 1), (3, 7), (1, 8), (2, 16), (1, 17), (5, 33), (1, 40)];

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Lstm_is_the_formula(bool hasBias, bool isFar) => EveryWidth.Run(new LstmTest(hasBias, isFar));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gru_is_the_formula(bool hasBias) => EveryWidth.Run(new GruTest(hasBias));

    private static int Pad(int size) => (size + 15) / 16 * 16;

    /// <summary>A cell with random weights, and what has gone through it in double precision.</summary>
    private sealed class Case(int inputs, int units, int gates, bool hasBias)
    {
        private readonly Matrix _weights = new(new Random(units), inputs + units + 2, gates * Pad(units));

        public int Part => Pad(units);

        public Matrix Input { get; } = new(new Random(1), Steps, inputs);

        public Matrix Hidden { get; } = new(new Random(2), 1, Pad(units));

        public Matrix Cell { get; } = new(new Random(3), 1, Pad(units));

        public Matrix Gates { get; } = new(new Random(4), 1, gates * Pad(units));

        public Matrix Output { get; } = new(new Random(5), Steps, Pad(units));

        public CellWeights Weights => new(
            inputs, units, Part, (int)_weights.Stride, ref _weights.Reference, ref Row(inputs),
            ref hasBias ? ref Row(inputs + units) : ref Unsafe.NullRef<float>(),
            ref hasBias ? ref Row(inputs + units + 1) : ref Unsafe.NullRef<float>());

        /// <summary>The input's and the state's sums of one gate.</summary>
        public (double Input, double State) Sums(int step, double[] h, int gate, int unit)
        {
            int column = gate * Part + unit;
            double input = Matrix.Dot(inputs, k => (double)Input[step, k] * _weights[k, column]);
            double state = Matrix.Dot(units, k => h[k] * _weights[inputs + k, column]);
            return hasBias
                ? (input + _weights[inputs + units, column], state + _weights[inputs + units + 1, column])
                : (input, state);
        }

        public double[] State(Matrix state) => [.. state.Row(0, units).ToArray().Select(static value => (double)value)];

        public void AssertState(Matrix state, double[] want)
            => state.AssertEqual((_, j) => j < units ? want[j] : state[0, j], 2e-6);

        public void AssertOutputs(List<double[]> want)
            => Output.AssertEqual((step, j) => step < want.Count && j < units ? want[step][j] : Output[step, j], 2e-6);

        private ref float Row(int row) => ref Unsafe.Add(ref _weights.Reference, row * (int)_weights.Stride);
    }

    private readonly struct LstmTest(bool hasBias, bool isFar) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int inputs, int units) in s_sizes)
            {
                for (int time = 1; time <= Steps; time += Steps - 1)
                {
                    Case test = new(inputs, units, 4, hasBias);
                    double[] h = test.State(test.Hidden), c = test.State(test.Cell);
                    CellWeights weights = test.Weights;
                    LstmCell<TSimd>.Run(
                        time, in weights, ref test.Input.Reference, (int)test.Input.Stride, ref test.Hidden.Reference,
                        ref test.Cell.Reference, ref isFar ? ref test.Gates.Reference : ref Unsafe.NullRef<float>(),
                        ref test.Output.Reference, (int)test.Output.Stride);
                    List<double[]> outputs = [];
                    for (int step = 0; step < time; step++)
                        outputs.Add(h = Step(test, step, h, c));
                    test.AssertState(test.Hidden, h);
                    test.AssertState(test.Cell, c);
                    test.AssertOutputs(outputs);
                }
            }
        }

        private static double[] Step(Case test, int step, double[] before, double[] c)
        {
            double[] h = new double[before.Length];
            for (int unit = 0; unit < h.Length; unit++)
            {
                double Gate(int gate)
                {
                    (double input, double state) = test.Sums(step, before, gate, unit);
                    return input + state;
                }

                c[unit] = Reference.Sigmoid(Gate(1)) * c[unit] + Reference.Sigmoid(Gate(0)) * Math.Tanh(Gate(2));
                h[unit] = Reference.Sigmoid(Gate(3)) * Math.Tanh(c[unit]);
            }

            return h;
        }
    }

    private readonly struct GruTest(bool hasBias) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int inputs, int units) in s_sizes)
            {
                for (int time = 1; time <= Steps; time += Steps - 1)
                {
                    Case test = new(inputs, units, 3, hasBias);
                    double[] h = test.State(test.Hidden);
                    CellWeights weights = test.Weights;
                    GruCell<TSimd>.Run(
                        time, in weights, ref test.Input.Reference, (int)test.Input.Stride, ref test.Hidden.Reference,
                        ref test.Output.Reference, (int)test.Output.Stride);
                    List<double[]> outputs = [];
                    for (int step = 0; step < time; step++)
                        outputs.Add(h = Step(test, step, h));
                    test.AssertState(test.Hidden, h);
                    test.AssertOutputs(outputs);
                }
            }
        }

        private static double[] Step(Case test, int step, double[] before)
        {
            double[] h = new double[before.Length];
            for (int unit = 0; unit < h.Length; unit++)
            {
                (double resetInput, double resetState) = test.Sums(step, before, 0, unit);
                (double updateInput, double updateState) = test.Sums(step, before, 1, unit);
                (double input, double state) = test.Sums(step, before, 2, unit);
                double update = Reference.Sigmoid(updateInput + updateState);
                double candidate = Math.Tanh(input + Reference.Sigmoid(resetInput + resetState) * state);
                h[unit] = (1 - update) * candidate + update * before[unit];
            }

            return h;
        }
    }
}
