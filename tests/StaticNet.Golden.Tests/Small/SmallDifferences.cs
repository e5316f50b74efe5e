namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Compares gradients of a network along random directions with differences of its own results, which are floats.
/// </summary>
/// <remarks>
/// The differences are those of fourth order, (8 (f(x + h) - f(x - h)) - (f(x + 2h) - f(x - 2h))) / 12h, so that h may
/// be large enough for the rounding of floats. Those with h and with half of it must agree, and the second difference
/// must grow with the square of h, or there is a kink, or too much curvature, in between: then other numbers are drawn.
/// What is allowed is a five-hundredth of a typical element
/// and the rounding of f; one wrong element of n changes the derivative by 1/sqrt(n) of one.
/// </remarks>
/// <param name="runner">The network.</param>
/// <param name="terms">What f is the sum of, at an input and with the network's parameters.</param>
internal sealed class SmallDifferences(SmallRunner runner, Func<float[], double[]> terms)
{
    private static readonly double[] Steps = [1.0 / 32, 1.0 / 128];

    private static readonly double[] Factors = [0.5, 1, 2];

    /// <summary>Whether they agree; false where f is not smooth.</summary>
    /// <param name="what">What the gradients come of.</param>
    /// <param name="input">The input.</param>
    /// <param name="gradients">The gradients of the block of parameters.</param>
    /// <param name="dInput">The gradient of the input, or nothing.</param>
    /// <param name="random">Draws the directions.</param>
    public bool Agree(string what, float[] input, float[] gradients, float[] dInput, SmallRandom random)
    {
        foreach (TensorLayout tensor in runner.Definition.Tensors)
        {
            float[] values = new float[tensor.Count], gradient = new float[tensor.Count];
            tensor.Gather(runner.Parameters, values);
            tensor.Gather(gradients, gradient);
            double[] Shifted(float[] at)
            {
                tensor.Scatter(at, runner.Parameters);
                double[] result = terms(input);
                tensor.Scatter(values, runner.Parameters);
                return result;
            }
            if (!Agree($"{what}: {tensor.Name}", values, gradient, Shifted, random))
                return false;
        }
        return dInput.Length == 0 || Agree($"{what}: dInput", input, dInput, terms, random);
    }

    private static bool Agree(
        string what, float[] place, float[] gradient, Func<float[], double[]> function, SmallRandom random)
    {
        double scale = 1 / Math.Sqrt(place.Length);
        double typical = Math.Sqrt(gradient.Sum(value => (double)value * value)) * scale;
        Assert.That(double.IsFinite(typical), $"{what}: the gradient is not finite");
        double[] here = function(place);
        double size = here.Sum(Math.Abs);
        foreach (double step in Steps)
        {
            double[] direction = [.. place.Select(_ => random.Sign() * scale * step)];
            Point[] points = [.. Factors.Select(factor => At(factor, place, direction, gradient, function, here))];
            (double far, double near) = (Slope(points[2], points[1]) / 2, Slope(points[1], points[0]));
            double rounding = 1e-6 * size / step + 1e-6, rough = 2e-4 * typical + rounding;
            double bend = Math.Abs(points[2].Second - 4 * points[1].Second) / (2 * step);
            if (!(Math.Abs(far - near) / (6 * step) <= rough && bend <= 4 * rough))
                continue;
            double got = (8 * points[0].Expected - points[1].Expected) / (6 * step), want = near / (6 * step);
            double allowed = 2e-3 * typical + 3 * rounding;
            Assert.That(
                Math.Abs(got - want) <= allowed,
                $"{what}: the derivative is {got:R}, not {want:R}; {Math.Abs(got - want):G3} off, {allowed:G3} allowed");
            return true;
        }
        return false;

        static double Slope(Point two, Point one) => 8 * one.First - two.First;
    }

    // The places are floats, so what the gradient expects is of the distance that they really have.
    private static Point At(
        double factor, float[] place, double[] direction, float[] gradient, Func<float[], double[]> function,
        double[] here)
    {
        float[] ahead = [.. place.Zip(direction, (x, d) => (float)(x + factor * d))];
        float[] behind = [.. place.Zip(direction, (x, d) => (float)(x - factor * d))];
        double expected = 0;
        for (int i = 0; i < place.Length; i++)
            expected += gradient[i] * ((double)ahead[i] - behind[i]);
        (double[] more, double[] less) = (function(ahead), function(behind));
        double first = 0, second = 0;
        for (int i = 0; i < here.Length; i++)
        {
            first += more[i] - less[i];
            second += more[i] - 2 * here[i] + less[i];
        }
        return new Point(first, second, expected);
    }

    // The first and second difference at some distance, and what the first is by the gradient.
    private readonly record struct Point(double First, double Second, double Expected);
}
