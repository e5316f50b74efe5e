namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Compares gradients of a network along random directions with differences of its own results, which are floats.
/// </summary>
/// <remarks>
/// The differences are those of fourth order, (8 (f(x + h) - f(x - h)) - (f(x + 2h) - f(x - 2h))) / 12h, so that h may
/// be large enough for the rounding of floats. Those with h and with half of it must agree, or there is a kink, or too
/// much curvature, in between: then other numbers are drawn. What is allowed is a five-hundredth of a typical element
/// and the rounding of f; one wrong element of n changes the derivative by 1/sqrt(n) of one.
/// </remarks>
/// <param name="runner">The network.</param>
/// <param name="terms">What f is the sum of, at an input and with the network's parameters.</param>
internal sealed class SmallDifferences(SmallRunner runner, Func<float[], double[]> terms)
{
    private static readonly double[] Steps = [1.0 / 32, 1.0 / 128];

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
        Assert.True(double.IsFinite(typical), $"{what}: the gradient is not finite");
        double size = function(place).Sum(Math.Abs);
        foreach (double step in Steps)
        {
            double[] direction = [.. place.Select(_ => random.Sign() * scale * step)];
            double rounding = 1e-6 * size / step + 1e-6;
            (double far, double near) = (Fourth(1, out _), Fourth(0.5, out double got));
            if (!(Math.Abs(far - near) <= 2e-4 * typical + rounding))
                continue;
            double allowed = 2e-3 * typical + 3 * rounding;
            Assert.True(
                Math.Abs(got - near) <= allowed,
                $"{what}: the derivative is {got:R}, not {near:R}; {Math.Abs(got - near):G3} off, {allowed:G3} allowed");
            return true;

            double Fourth(double factor, out double expected)
            {
                (double one, double oneExpected) = Difference(factor);
                (double two, double twoExpected) = Difference(2 * factor);
                double length = 12 * factor * step;
                expected = (8 * oneExpected - twoExpected) / length;
                return (8 * one - two) / length;
            }

            // What f differs by, and what it should by the gradient, over the places as floats have them.
            (double Got, double Expected) Difference(double factor)
            {
                float[] ahead = [.. place.Zip(direction, (x, d) => (float)(x + factor * d))];
                float[] behind = [.. place.Zip(direction, (x, d) => (float)(x - factor * d))];
                double expected = 0;
                for (int i = 0; i < place.Length; i++)
                    expected += gradient[i] * ((double)ahead[i] - behind[i]);
                return (function(ahead).Zip(function(behind), (a, b) => a - b).Sum(), expected);
            }
        }
        return false;
    }
}
