using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public class VectorMathTests
{
    /// <summary>A function under test: the vector version, the true one, and what is promised.</summary>
    private interface IFunction
    {
        static abstract float Lowest { get; }

        static abstract float Highest { get; }

        static abstract double MaxUlp { get; }

        static abstract TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd>;

        static abstract double Exact(double x);

        // The place whose last unit errors are counted in: the result's own, unless the promise is absolute.
        static virtual double Magnitude(double exact) => exact;
    }

    [Fact]
    public void Exp_is_within_its_error() => Check<ExpFunction>();

    [Fact]
    public void ExpNonPositive_is_within_its_error() => Check<ExpNonPositiveFunction>();

    [Fact]
    public void ExpM1_is_within_its_error() => Check<ExpM1Function>();

    [Fact]
    public void ExpM1NonPositive_is_within_its_error() => Check<ExpM1NonPositiveFunction>();

    [Fact]
    public void Log_is_within_its_error() => Check<LogFunction>();

    [Fact]
    public void Log1pUnit_is_within_its_error() => Check<Log1pUnitFunction>();

    [Fact]
    public void Tanh_is_within_its_error() => Check<TanhFunction>();

    [Fact]
    public void Sigmoid_is_within_its_error() => Check<SigmoidFunction>();

    [Fact]
    public void FastSigmoid_is_within_its_error() => Check<FastSigmoidFunction>();

    [Fact]
    public void Erf_is_within_its_error() => Check<ErfFunction>();

    [Fact]
    public void Sin_is_within_its_error() => Check<SinFunction>();

    [Fact]
    public void Cos_is_within_its_error() => Check<CosFunction>();

    [Fact]
    public void Atan_is_within_its_error() => Check<AtanFunction>();

    [Fact]
    public void Simple_functions_are_those_of_Math()
    {
        float[] x = [-0f, 0, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.75f, 1e-20f, 7, -8, 8388609, -3e20f];
        EveryWidth.Run(new Simple(x));
    }

    [Fact]
    public void Ends_of_the_range_are_exact()
    {
        const float Infinity = float.PositiveInfinity;
        Values<ExpFunction>(
            (0, 1), (-0f, 1), (88.72f, null), (89, Infinity), (Infinity, Infinity), (-104, 0), (-Infinity, 0));
        Values<ExpNonPositiveFunction>((0, 1), (-104, 0), (float.MinValue, 0), (-Infinity, 0));
        Values<ExpM1Function>((0, 0), (89, Infinity), (Infinity, Infinity), (-30, -1), (-Infinity, -1));
        Values<ExpM1NonPositiveFunction>((0, 0), (-30, -1), (-Infinity, -1));
        Values<LogFunction>(
            (0, -Infinity), (-0f, -Infinity), (-1, float.NaN), (-Infinity, float.NaN), (1, 0), (Infinity, Infinity));
        Values<Log1pUnitFunction>((0, 0));
        Values<TanhFunction>((0, 0), (10, 1), (-10, -1), (float.MaxValue, 1), (Infinity, 1), (-Infinity, -1));
        Values<SigmoidFunction>((0, 0.5f), (18, 1), (-90, 0), (float.MaxValue, 1), (Infinity, 1), (-Infinity, 0));
        Values<FastSigmoidFunction>((0, 0.5f), (19, 1), (-19, 0), (float.MaxValue, 1), (Infinity, 1), (-Infinity, 0));
        Values<SinFunction>((0, 0), (Infinity, float.NaN));
        Values<CosFunction>((0, 1), (Infinity, float.NaN));
        Values<AtanFunction>((0, 0), (Infinity, float.Pi / 2), (-Infinity, -float.Pi / 2));
        Values<ErfFunction>((0, 0), (4.2f, 1), (-4.2f, -1), (Infinity, 1), (-Infinity, -1));
    }

    [Fact]
    public void Tanh_and_erf_never_pass_1()
    {
        EveryWidth.Run(new Bounds<TanhFunction>());
        EveryWidth.Run(new Bounds<ErfFunction>());
    }

    private static void Check<TFunction>()
        where TFunction : IFunction
        => EveryWidth.Run(new Sample<TFunction>());

    private static void Values<TFunction>(params (float X, float? Y)[] expected)
        where TFunction : IFunction
        => EveryWidth.Run(new Exactly<TFunction>([(float.NaN, float.NaN), .. expected]));

    private static float Evaluate<TSimd, TFunction>(float x)
        where TSimd : unmanaged, ISimd<TSimd>
        where TFunction : IFunction
        => TSimd.Sum(TFunction.Vector(TSimd.Broadcast(x))) / TSimd.Count;

    private readonly struct Exactly<TFunction>((float X, float? Y)[] expected) : IWidthTest
        where TFunction : IFunction
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] y = new float[TSimd.Count];
            foreach ((float x, float? value) in expected)
            {
                TSimd.Store(TFunction.Vector(TSimd.Broadcast(x)), ref y[0], 0);
                if (value is { } exact)
                    Assert.All(y, lane => Assert.Equal(exact, lane));
                else
                    Assert.All(y, lane => Assert.True(float.IsFinite(lane)));
            }
        }
    }

    private readonly struct Sample<TFunction> : IWidthTest
        where TFunction : IFunction
    {
        // Steps through the bit patterns of the floats, so that every magnitude is met equally often.
        private const int Step = 2503;

        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = new float[TSimd.Count];
            float[] y = new float[TSimd.Count];
            double worst = 0;
            float where = 0;
            // The densest part follows the range itself evenly.
            foreach (float[] sample in (float[][])[ByMagnitude(), Evenly()])
            {
                for (int i = 0; i + x.Length <= sample.Length; i += x.Length)
                {
                    TSimd.Store(TFunction.Vector(TSimd.Load(in sample[i], 0)), ref y[0], 0);
                    for (int lane = 0; lane < y.Length; lane++)
                    {
                        double error = Error(y[lane], TFunction.Exact(sample[i + lane]));
                        if (!(error <= worst))
                            (worst, where) = (error, sample[i + lane]);
                    }
                }
            }
            Assert.That(worst <= TFunction.MaxUlp, $"{typeof(TSimd).Name}: {worst:F2} ulp at {where:R}");
        }

        private static double Error(float actual, double exact)
            => Reference.Ulp(actual, exact, TFunction.Magnitude(exact));

        private static float[] Evenly()
        {
            const int Count = 1 << 18;
            var values = new float[Count];
            double range = (double)TFunction.Highest - TFunction.Lowest;
            for (int i = 0; i < Count; i++)
                values[i] = (float)(TFunction.Lowest + range * i / (Count - 1));
            return values;
        }

        private static float[] ByMagnitude()
        {
            var values = new List<float>();
            for (int bits = 1; bits < 0x7F800000 - Step; bits += Step)
            {
                float value = BitConverter.Int32BitsToSingle(bits);
                if (value <= TFunction.Highest && value >= TFunction.Lowest)
                    values.Add(value);
                if (-value >= TFunction.Lowest && -value <= TFunction.Highest)
                    values.Add(-value);
            }
            return [.. values];
        }
    }

    private readonly struct Bounds<TFunction> : IWidthTest
        where TFunction : IFunction
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (float x = 3; x < 12; x += 0.00005f)
            {
                float y = Evaluate<TSimd, TFunction>(x);
                Assert.That(y <= 1, $"{typeof(TFunction).Name}({x:R}) = {y:R}");
            }
        }
    }

    private readonly struct ExpFunction : IFunction
    {
        public static float Lowest => -86.97f;

        public static float Highest => 88.72f;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Exp(x);

        public static double Exact(double x) => Math.Exp(x);
    }

    private readonly struct ExpNonPositiveFunction : IFunction
    {
        public static float Lowest => -86.97f;

        public static float Highest => 0;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.ExpNonPositive(x);

        public static double Exact(double x) => Math.Exp(x);
    }

    private readonly struct ExpM1Function : IFunction
    {
        public static float Lowest => -100;

        public static float Highest => 88.72f;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.ExpM1(x);

        public static double Exact(double x) => Reference.ExpM1(x);
    }

    private readonly struct ExpM1NonPositiveFunction : IFunction
    {
        public static float Lowest => -100;

        public static float Highest => 0;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.ExpM1NonPositive(x);

        public static double Exact(double x) => Reference.ExpM1(x);
    }

    private readonly struct LogFunction : IFunction
    {
        public static float Lowest => float.Epsilon;

        public static float Highest => float.MaxValue;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Log(x);

        public static double Exact(double x) => Math.Log(x);
    }

    private readonly struct Log1pUnitFunction : IFunction
    {
        public static float Lowest => 0;

        public static float Highest => 1;

        public static double MaxUlp => 2;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Log1pUnit(x);

        public static double Exact(double x) => Reference.Log1P(x);
    }

    private readonly struct TanhFunction : IFunction
    {
        public static float Lowest => -12;

        public static float Highest => 12;

        public static double MaxUlp => 5;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Tanh(x);

        public static double Exact(double x) => Math.Tanh(x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        public static float Lowest => -88;

        public static float Highest => 88;

        public static double MaxUlp => 3;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Sigmoid(x);

        public static double Exact(double x) => Reference.Sigmoid(x);
    }

    private readonly struct FastSigmoidFunction : IFunction
    {
        public static float Lowest => -30;

        public static float Highest => 30;

        public static double MaxUlp => 3;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.FastSigmoid(x);

        public static double Exact(double x) => Reference.Sigmoid(x);

        public static double Magnitude(double exact) => 0.75;
    }

    private readonly struct ErfFunction : IFunction
    {
        public static float Lowest => -5;

        public static float Highest => 5;

        public static double MaxUlp => 5;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Erf(x);

        public static double Exact(double x) => Reference.Erf(x);
    }

    private readonly struct SinFunction : IFunction
    {
        public static float Lowest => -8192;

        public static float Highest => 8192;

        public static double MaxUlp => 3.5;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Sin(x);

        public static double Exact(double x) => Math.Sin(x);

        public static double Magnitude(double exact) => 0.75;
    }

    private readonly struct CosFunction : IFunction
    {
        public static float Lowest => -8192;

        public static float Highest => 8192;

        public static double MaxUlp => 3.5;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Cos(x);

        public static double Exact(double x) => Math.Cos(x);

        public static double Magnitude(double exact) => 0.75;
    }

    private readonly struct AtanFunction : IFunction
    {
        public static float Lowest => -1e6f;

        public static float Highest => 1e6f;

        public static double MaxUlp => 3;

        public static TSimd Vector<TSimd>(TSimd x)
            where TSimd : unmanaged, ISimd<TSimd> => VectorMath.Atan(x);

        public static double Exact(double x) => Math.Atan(x);
    }

    private readonly struct Simple(float[] x) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (float value in x)
            {
                TSimd vector = TSimd.Broadcast(value);
                Assert.Equal(MathF.Floor(value), Lane(VectorMath.Floor(vector)));
                Assert.Equal(MathF.Ceiling(value), Lane(VectorMath.Ceiling(vector)));
                Assert.Equal(MathF.Truncate(value), Lane(VectorMath.Truncate(vector)));
                Assert.Equal(MathF.Sign(value), Lane(VectorMath.Sign(vector)));
                double softplus = value > 80 ? value : Reference.Log1P(Math.Exp(value));
                Assert.Equal(softplus, Lane(VectorMath.Softplus(vector)), 1e-6 * Math.Max(1, Math.Abs(softplus)));
                foreach (float other in x)
                {
                    Assert.Equal(MathF.Min(value, other), Lane(VectorMath.Min(vector, TSimd.Broadcast(other))));
                    Assert.Equal(MathF.Max(value, other), Lane(VectorMath.Max(vector, TSimd.Broadcast(other))));
                }
                double power = Math.Pow(Math.Abs(value), 1.3f);
                float actual = Lane(VectorMath.Power(TSimd.Abs(vector), TSimd.Broadcast(1.3f)));
                Assert.That(Math.Abs(actual - power) <= 1e-5 * power, $"{value:R}^1.3 = {actual:R}");
            }
            TSimd nan = TSimd.Broadcast(float.NaN);
            Assert.Equal(float.NaN, Lane(VectorMath.Min(nan, TSimd.Zero)));
            Assert.Equal(float.NaN, Lane(VectorMath.Max(TSimd.Zero, nan)));
            Assert.Equal(1, Lane(VectorMath.Power(TSimd.Zero, TSimd.Zero)));
        }

        private static float Lane<TSimd>(TSimd vector)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] lanes = new float[TSimd.Count];
            TSimd.Store(vector, ref lanes[0], 0);
            return lanes[^1];
        }
    }
}
