namespace StaticNet;

/// <summary>One derivative, from the network and from finite differences.</summary>
/// <param name="Tensor">The tensor's name in weight files, such as <c>dense1.weight</c>, or that of an input.</param>
/// <param name="Index">
/// The element in row-major order; -1 for the derivative along a random direction through all elements.
/// </param>
/// <param name="Gradient">The derivative from the network.</param>
/// <param name="FiniteDifference">The derivative from the difference quotient.</param>
/// <param name="Allowed">The allowed difference.</param>
public sealed record GradientDifference(
    string Tensor, int Index, double Gradient, double FiniteDifference, double Allowed)
{
    /// <summary>The difference.</summary>
    public double Error => Math.Abs(Gradient - FiniteDifference);

    /// <summary>Whether the difference is allowed; false if either is not finite.</summary>
    public bool Agrees => Error <= Allowed;

    internal double Badness => double.IsNaN(Error) ? double.PositiveInfinity : Error / Allowed;

    /// <summary>
    /// <c>dense1.weight[12]: backward gives 0.52, finite differences 1.04; 0.52 off, 0.01 allowed</c>.
    /// </summary>
    public override string ToString()
    {
        string place = Index < 0 ? $"{Tensor}, along a direction" : $"{Tensor}[{Index}]";
        return $"{place}: backward gives {Gradient:G5}, finite differences {FiniteDifference:G5}; "
            + $"{Error:G2} off, {Allowed:G2} allowed";
    }
}
