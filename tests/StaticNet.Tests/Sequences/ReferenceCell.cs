namespace StaticNet.Tests.Sequences;

/// <summary>
/// One step of a recurrent layer by its formula, with PyTorch's weights: the gates one after the other.
/// </summary>
internal sealed class ReferenceCell(double[] weightIh, double[] weightHh, double[]? biasIh, double[]? biasHh)
{
    /// <summary><c>h' = tanh(W_ih x + b_ih + W_hh h + b_hh)</c>.</summary>
    public double[] SimpleRnn(double[] x, double[] hidden)
        => [.. Affine(weightIh, x, biasIh).Zip(Affine(weightHh, hidden, biasHh), (a, b) => Math.Tanh(a + b))];

    /// <summary><c>c' = f c + i g, h' = o tanh(c')</c>.</summary>
    public (double[] Hidden, double[] Cell) Lstm(double[] x, double[] hidden, double[] cell)
    {
        int units = hidden.Length;
        double[] sums = [.. Affine(weightIh, x, biasIh).Zip(Affine(weightHh, hidden, biasHh), (a, b) => a + b)];
        double[] next = [.. cell.Select((c, j) =>
            Sigmoid(sums[units + j]) * c + Sigmoid(sums[j]) * Math.Tanh(sums[2 * units + j]))];
        return ([.. next.Select((c, j) => Sigmoid(sums[3 * units + j]) * Math.Tanh(c))], next);
    }

    /// <summary>
    /// <c>h' = (1 - z) n + z h</c>, where the reset gate acts after the product with the state or before it.
    /// </summary>
    public double[] Gru(double[] x, double[] hidden, bool resetAfter)
    {
        int units = hidden.Length;
        double[] fromInput = Affine(weightIh, x, biasIh), fromState = Affine(weightHh, hidden, biasHh);
        double[] reset = [.. hidden.Select((_, j) => Sigmoid(fromInput[j] + fromState[j]))];
        double[] candidate = resetAfter
            ? [.. reset.Select((r, j) => r * fromState[2 * units + j])]
            : Affine(weightHh, [.. hidden.Zip(reset, (h, r) => h * r)], biasHh)[(2 * units)..];
        return [.. hidden.Select((h, j) =>
        {
            double update = Sigmoid(fromInput[units + j] + fromState[units + j]);
            return (1 - update) * Math.Tanh(fromInput[2 * units + j] + candidate[j]) + update * h;
        })];
    }

    private static double[] Affine(double[] weight, double[] x, double[]? bias)
    {
        double[] product = ReferenceNetwork.Product(weight, x, weight.Length / x.Length);
        return bias is null ? product : [.. product.Zip(bias, (a, b) => a + b)];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
