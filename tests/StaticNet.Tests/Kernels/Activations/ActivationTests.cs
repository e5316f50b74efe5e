using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>Values and derivatives of every activation, at every width and at any number of columns.</summary>
public class ActivationTests
{
    private const float Sentinel = 12345.678f;
    private const int Rows = 3;

    [Fact]
    public void Identity() => Check(new Identity(), x => x, x => 1);

    [Fact]
    public void Relu() => Check(new Relu(), x => Math.Max(x, 0), x => x > 0 ? 1 : 0);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.01f)]
    [InlineData(1.5f)]
    public void LeakyRelu(float slope)
        => Check(new LeakyRelu(slope), x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope);

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(0.7f)]
    public void Elu(float alpha)
        => Check(new Elu(alpha), x => x > 0 ? x : alpha * Reference.ExpM1(x), x => x > 0 ? 1 : alpha * Math.Exp(x));

    [Fact]
    public void Selu()
    {
        const double Alpha = 1.6732632423543772;
        const double Scale = 1.0507009873554805;
        Check(
            new Selu(),
            x => Scale * (x > 0 ? x : Alpha * Reference.ExpM1(x)),
            x => Scale * (x > 0 ? 1 : Alpha * Math.Exp(x)));
    }

    [Fact]
    public void Gelu() => Check(
        new Gelu(),
        x => x * Normal(x),
        x => Normal(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));

    [Fact]
    public void GeluTanh()
    {
        double k = Math.Sqrt(2 / Math.PI);
        double Inner(double x) => Math.Tanh(k * (x + 0.044715 * x * x * x));
        Check(
            new GeluTanh(),
            x => 0.5 * x * (1 + Inner(x)),
            x => Math.Abs(x) > 1e3
                ? (x > 0 ? 1 : 0)
                : 0.5 * (1 + Inner(x)) + 0.5 * x * (1 - Inner(x) * Inner(x)) * k * (1 + 3 * 0.044715 * x * x));
    }

    [Fact]
    public void Silu() => Check(
        new Silu(), x => x * Reference.Sigmoid(x), x => Reference.Sigmoid(x) * (1 + x * Reference.Sigmoid(-x)));

    [Fact]
    public void Softplus() => Check(
        new Softplus(), x => Math.Max(x, 0) + Reference.Log1P(Math.Exp(-Math.Abs(x))), Reference.Sigmoid);

    [Fact]
    public void HardSwish() => Check(
        new HardSwish(), x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1);

    [Theory]
    [InlineData(1f)]
    [InlineData(0.7f)]
    [InlineData(3f)]
    public void Celu(float alpha) => Check(
        new Celu(alpha),
        x => x > 0 ? x : alpha * Reference.ExpM1(x / alpha),
        x => x > 0 ? 1 : Math.Exp(x / alpha));

    [Fact]
    public void LogSigmoid() => Check(
        new LogSigmoid(),
        x => Math.Min(x, 0) - Reference.Log1P(Math.Exp(-Math.Abs(x))),
        x => Reference.Sigmoid(-x));

    [Fact]
    public void Softsign() => Check(
        new Softsign(), x => x / (1 + Math.Abs(x)), x => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))));

    [Fact]
    public void HardSigmoid() => Check(
        new HardSigmoid(), x => Math.Clamp(x + 3, 0, 6) / 6, x => x > -3 && x < 3 ? 1.0 / 6 : 0);

    [Theory]
    [InlineData(-1f, 1f)]
    [InlineData(0.25f, 7f)]
    public void HardTanh(float min, float max) => Check(
        new HardTanh(min, max), x => Math.Clamp(x, min, max), x => x > min && x < max ? 1 : 0);

    [Fact]
    public void Relu6() => Check(new Relu6(), x => Math.Clamp(x, 0, 6), x => x > 0 && x < 6 ? 1 : 0);

    [Fact]
    public void Mish()
    {
        static double Softplus(double x) => Math.Max(x, 0) + Reference.Log1P(Math.Exp(-Math.Abs(x)));
        static double Slope(double x) => 1 / Math.Pow(Math.Cosh(Softplus(x)), 2) * Reference.Sigmoid(x);
        Check(
            new Mish(),
            x => x * Math.Tanh(Softplus(x)),
            x => Math.Tanh(Softplus(x)) + (Math.Abs(x) > 300 ? 0 : x * Slope(x)));
    }

    [Fact]
    public void Exp() => Check(new Exp(), x => (float)Math.Exp(x), x => (float)Math.Exp(x));

    [Fact]
    public void Square() => Check(new Square(), x => (float)(x * x), x => 2 * x);

    [Fact]
    public void Abs() => Check(new Abs(), Math.Abs, x => Math.Sign(x));

    [Fact]
    public void Tanh() => Check(new Tanh(), Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x));

    [Fact]
    public void Sigmoid() => Check(new Sigmoid(), Reference.Sigmoid, x => Reference.Sigmoid(x) * Reference.Sigmoid(-x));

    private static double Normal(double x) => 0.5 * (1 + Reference.Erf(x / Math.Sqrt(2)));

    private static void Check<TActivation>(
        TActivation activation, Func<double, double> value, Func<double, double> derivative)
        where TActivation : struct, IActivation
    {
        EveryWidth.Run(new ValuesAndDerivatives<TActivation>(activation, value, derivative));
        EveryWidth.Run(new NaNStays<TActivation>(activation));
        EveryWidth.Run(new Ends<TActivation>(activation));
        EveryWidth.Run(new GradientsOfSums<TActivation>(activation));
    }

    private static float[] Inputs()
    {
        float[] kinks = [0, -0f, 3, -3, 20, -20, 1e-6f, -1e-6f, 1e-30f, 100, -100, 1e4f, -1e4f, 1e20f, -1e20f];
        return [.. kinks, .. Enumerable.Range(0, 2000).Select(i => (i - 1000) * 0.0123f)];
    }

    private readonly struct ValuesAndDerivatives<TActivation>(
        TActivation activation, Func<double, double> value, Func<double, double> derivative) : IWidthTest
        where TActivation : struct, IActivation
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = Inputs();
            float[] y = new float[x.Length];
            nuint stride = (nuint)x.Length;
            Elementwise.Apply<TSimd, TActivation>(in x[0], stride, ref y[0], stride, 1, x.Length, activation);
            float[] dY = [.. x.Select((_, i) => 0.5f + i % 7)];
            float[] dX = new float[x.Length];
            float[] saved = TActivation.DerivativeFromOutput ? y : x;
            Elementwise.Backward<TSimd, TActivation>(
                in dY[0], stride, in saved[0], stride, ref dX[0], stride, 1, x.Length, activation);
            for (int i = 0; i < x.Length; i++)
            {
                Near(value(x[i]), y[i], x[i]);
                Near(derivative(x[i]), dX[i] / dY[i], x[i]);
            }
        }

        private static void Near(double expected, float actual, float x)
            => Assert.That(
                actual == expected || Math.Abs(actual - expected) <= 1e-6 * Math.Abs(expected) + 3e-6,
                $"{typeof(TActivation).Name} at {x:R}: {actual:R} instead of {expected:R}");
    }

    private readonly struct NaNStays<TActivation>(TActivation activation) : IWidthTest
        where TActivation : struct, IActivation
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] y = new float[TSimd.Count];
            TSimd.Store(activation.Apply(TSimd.Broadcast(float.NaN)), ref y[0], 0);
            Assert.All(y, lane => Assert.True(float.IsNaN(lane)));
        }
    }

    // Rows that are not padded: every count, in place and not, with sentinels around each row.
    private readonly struct Ends<TActivation>(TActivation activation) : IWidthTest
        where TActivation : struct, IActivation
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int columns = 1; columns <= 2 * TSimd.Count + 1; columns++)
            {
                foreach (int gap in (int[])[0, 5])
                {
                    int stride = columns + gap;
                    float[] x = Fill(columns, gap, i => (i % 13 - 6) * 0.4f);
                    float[] y = [.. x];
                    float[] inPlace = [.. x];
                    Elementwise.Apply<TSimd, TActivation>(
                        in x[0], (nuint)stride, ref y[0], (nuint)stride, Rows, columns, activation);
                    Elementwise.Apply<TSimd, TActivation>(
                        in inPlace[0], (nuint)stride, ref inPlace[0], (nuint)stride, Rows, columns, activation);
                    Assert.Equal(y, inPlace);
                    for (int i = 0; i < x.Length; i++)
                        Assert.Equal(x[i] == Sentinel ? Sentinel : One<TSimd>(x[i]), y[i]);
                }
            }
        }

        private float One<TSimd>(float x)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] y = new float[TSimd.Count];
            TSimd.Store(activation.Apply(TSimd.Broadcast(x)), ref y[0], 0);
            return y[0];
        }
    }

    // The sum of two gradients, and the gradient of the sum: the same bits, at every count, within sentinels.
    private readonly struct GradientsOfSums<TActivation>(TActivation activation) : IWidthTest
        where TActivation : struct, IActivation
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int columns = 1; columns <= 2 * TSimd.Count + 1; columns++)
            {
                foreach (int gap in (int[])[0, 5])
                {
                    nuint stride = (nuint)(columns + gap);
                    float[] saved = Fill(columns, gap, i => (i % 13 - 6) * 0.4f);
                    float[] addend = Fill(columns, gap, i => i % 7 - 2.5f);
                    float[] gradient = Fill(columns, gap, i => i % 5 * 0.75f);
                    float[] expected = Fill(columns, gap, i => i % 5 * 0.75f + (i % 7 - 2.5f));
                    Elementwise.Backward<TSimd, TActivation>(
                        in expected[0], stride, in saved[0], stride, ref expected[0], stride, Rows, columns, activation);
                    Elementwise.BackwardOfSum<TSimd, TActivation>(
                        in addend[0], stride, in saved[0], stride, ref gradient[0], stride, Rows, columns, activation);
                    Assert.Equal(expected, gradient);
                }
            }
        }
    }

    // Rows with sentinels between and after them.
    private static float[] Fill(int columns, int gap, Func<int, float> value)
    {
        float[] x = new float[Rows * (columns + gap) + 1];
        Array.Fill(x, Sentinel);
        for (int i = 0; i < Rows * columns; i++)
            x[i / columns * (columns + gap) + i % columns] = value(i);
        return x;
    }
}
