using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The cells for one stream at every vector width, over several steps, against loops in double precision.
/// </summary>
public class RecurrentCellTests
{
    private const int Steps = 4;

    [Fact]
    public void Lstm_is_the_formula() => ForAll<LstmKind, LstmTest>();

    [Fact]
    public void Lstm_without_biases_is_the_formula() => ForAll<WithoutBias<LstmKind>, LstmTest>();

    [Fact]
    public void Gru_is_the_formula() => ForAll<GruKind, GruTest>();

    [Fact]
    public void Gru_without_biases_is_the_formula() => ForAll<WithoutBias<GruKind>, GruTest>();

    [Fact]
    public void SimpleRnn_is_the_formula()
    {
        ForAll<SimpleRnnKind, SimpleRnnTest<Relu>>();
        ForAll<SimpleRnnKind, SimpleRnnTest<Tanh>>();
        ForAll<WithoutBias<SimpleRnnKind>, SimpleRnnTest<Tanh>>();
    }

    private interface ICellTest
    {
        static abstract void Run<TSimd, TShape>()
            where TSimd : unmanaged, ISimd<TSimd>
            where TShape : struct, ICellShape;
    }

    private static void ForAll<TKind, TTest>()
        where TKind : struct, ICellKind
        where TTest : ICellTest
    {
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size1To1>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size3To7>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size1To8>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size2To16>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size1To17>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size5To33>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size1To41>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size100To40>>());
        EveryWidth.Run(new Test<TTest, CellShape<TKind, Size600To5>>());
    }

    private readonly struct Test<TTest, TShape> : IWidthTest
        where TTest : ICellTest
        where TShape : struct, ICellShape
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
            => TTest.Run<TSimd, TShape>();
    }

    /// <summary>A cell with random weights, and what has gone through it in double precision.</summary>
    private sealed class Case<TShape>
        where TShape : struct, ICellShape
    {
        private static readonly int s_inputs = TShape.Inputs, s_units = TShape.Units;
        private static readonly int s_padded = (TShape.Units + 15) / 16 * 16;

        private readonly float[] _parameters = new float[(s_inputs + s_units + 2) * TShape.WeightStride];

        public Case()
        {
            Random random = new(s_units);
            float scale = 1 / MathF.Sqrt(s_inputs + s_units);
            foreach (ref float parameter in _parameters.AsSpan())
                parameter = (random.NextSingle() * 2 - 1) * scale;
        }

        public Matrix Input { get; } = new(new Random(1), Steps, s_inputs);

        public Matrix Hidden { get; } = new(new Random(2), 1, s_padded);

        public Matrix Cell { get; } = new(new Random(3), 1, s_padded);

        public Matrix Gates { get; } = new(new Random(4), 1, TShape.WeightStride);

        public Matrix Output { get; } = new(new Random(5), Steps, s_padded);

        public ref float Parameters => ref _parameters[0];

        /// <summary>The input's and the state's sums of one gate.</summary>
        public (double Input, double State) Sums(int step, double[] h, int gate, int unit)
        {
            float Weight(int row) => _parameters[row * TShape.WeightStride + gate * TShape.GateWidth + unit];
            double input = Matrix.Dot(s_inputs, k => (double)Input[step, k] * Weight(k));
            double state = Matrix.Dot(s_units, k => h[k] * Weight(s_inputs + k));
            return TShape.HasBias
                ? (input + Weight(s_inputs + s_units), state + Weight(s_inputs + s_units + 1))
                : (input, state);
        }

        public double[] State(Matrix state)
            => [.. state.Row(0, s_units).ToArray().Select(static value => (double)value)];

        public void AssertState(Matrix state, double[] want)
            => state.AssertEqual((_, j) => j < s_units ? want[j] : state[0, j], 2e-6);

        public void AssertOutputs(List<double[]> want)
            => Output.AssertEqual(
                (step, j) => step < want.Count && j < s_units ? want[step][j] : Output[step, j], 2e-6);
    }

    private readonly struct LstmTest : ICellTest
    {
        public static void Run<TSimd, TShape>()
            where TSimd : unmanaged, ISimd<TSimd>
            where TShape : struct, ICellShape
        {
            for (int time = 1; time <= Steps; time += Steps - 1)
            {
                Run<TSimd, TShape>(time, isFar: false);
                Run<TSimd, TShape>(time, isFar: true);
            }
        }

        // Memory for the gates says that the weights are far.
        private static void Run<TSimd, TShape>(int time, bool isFar)
            where TSimd : unmanaged, ISimd<TSimd>
            where TShape : struct, ICellShape
        {
            Case<TShape> test = new();
            double[] h = test.State(test.Hidden), c = test.State(test.Cell);
            LstmCell<TSimd, TShape>.Run(
                time, ref test.Parameters, ref test.Input.Reference, (int)test.Input.Stride, ref test.Hidden.Reference,
                ref test.Cell.Reference, ref isFar ? ref test.Gates.Reference : ref Unsafe.NullRef<float>(),
                ref test.Output.Reference, (int)test.Output.Stride);
            List<double[]> outputs = [];
            for (int step = 0; step < time; step++)
                outputs.Add(h = Step(test, step, h, c));
            test.AssertState(test.Hidden, h);
            test.AssertState(test.Cell, c);
            test.AssertOutputs(outputs);
        }

        private static double[] Step<TShape>(Case<TShape> test, int step, double[] before, double[] c)
            where TShape : struct, ICellShape
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

    private readonly struct GruTest : ICellTest
    {
        public static void Run<TSimd, TShape>()
            where TSimd : unmanaged, ISimd<TSimd>
            where TShape : struct, ICellShape
        {
            for (int time = 1; time <= Steps; time += Steps - 1)
            {
                Case<TShape> test = new();
                double[] h = test.State(test.Hidden);
                GruCell<TSimd, TShape>.Run(
                    time, ref test.Parameters, ref test.Input.Reference, (int)test.Input.Stride,
                    ref test.Hidden.Reference, ref test.Output.Reference, (int)test.Output.Stride);
                List<double[]> outputs = [];
                for (int step = 0; step < time; step++)
                    outputs.Add(h = Step(test, step, h));
                test.AssertState(test.Hidden, h);
                test.AssertOutputs(outputs);
            }
        }

        private static double[] Step<TShape>(Case<TShape> test, int step, double[] before)
            where TShape : struct, ICellShape
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

    private readonly struct SimpleRnnTest<TActivation> : ICellTest
        where TActivation : struct, IActivation
    {
        public static void Run<TSimd, TShape>()
            where TSimd : unmanaged, ISimd<TSimd>
            where TShape : struct, ICellShape
        {
            for (int time = 1; time <= Steps; time += Steps - 1)
            {
                Case<TShape> test = new();
                double[] h = test.State(test.Hidden);
                SimpleRnnCell<TSimd, TShape, TActivation>.Run(
                    time, ref test.Parameters, ref test.Input.Reference, (int)test.Input.Stride,
                    ref test.Hidden.Reference, ref test.Output.Reference, (int)test.Output.Stride);
                List<double[]> outputs = [];
                for (int step = 0; step < time; step++)
                {
                    double[] before = h;
                    h = [.. Enumerable.Range(0, h.Length).Select(unit => Unit(test.Sums(step, before, 0, unit)))];
                    outputs.Add(h);
                }

                test.AssertState(test.Hidden, h);
                test.AssertOutputs(outputs);
            }
        }

        private static double Unit((double Input, double State) sums)
        {
            double sum = sums.Input + sums.State;
            return typeof(TActivation) == typeof(Relu) ? Math.Max(0, sum) : Math.Tanh(sum);
        }
    }
}
