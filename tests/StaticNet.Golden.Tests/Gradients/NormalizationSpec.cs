namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Normalisation of the values of a sample in groups, and a weight and a bias after it.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="GroupOf">The group of each value.</param>
/// <param name="WeightOf">The place of each value's weight in PyTorch's order.</param>
internal sealed record NormalizationSpec(string Attribute, Func<int, int> GroupOf, Func<int, int> WeightOf) : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    /// <summary>How many weights there are, and as many biases; 0 for none.</summary>
    public int Weights { get; init; }

    /// <summary>Whether the mean is subtracted and a bias added.</summary>
    public bool Centered { get; init; } = true;

    /// <summary>What is added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>
    /// What counts as the distance from a kink: values that are nearly alike are as near to one, for what is left of
    /// their differences by rounding is divided by their deviation. A deviation of 1/33 of the largest value is as far
    /// away as a gradient's check asks for. One value alone is its mean, exactly.
    /// </summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="largest">The largest of the values.</param>
    /// <param name="variance">Their variance, and what is added to it.</param>
    public static double Distance(int count, double largest, double variance) =>
        count == 1 ? double.PositiveInfinity : Math.Sqrt(variance) / largest / 300;

    public override int Parameters(int inputs) => Centered ? 2 * Weights : Weights;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        foreach (IGrouping<int, int> group in Enumerable.Range(0, x.Length).GroupBy(GroupOf))
        {
            double mean = 0, variance = 0;
            foreach (int i in group)
                mean += Centered ? x[i] / group.Count() : 0;
            foreach (int i in group)
                variance += (x[i] - mean) * (x[i] - mean) / group.Count();
            double largest = 0;
            foreach (int i in group)
                largest = Math.Max(largest, Math.Abs(x[i]));
            kink = Math.Min(kink, Distance(group.Count(), largest, variance + Epsilon));
            foreach (int i in group)
            {
                double normalized = (x[i] - mean) / Math.Sqrt(variance + Epsilon);
                double weight = Weights > 0 ? parameters[WeightOf(i)] : 1;
                double bias = Weights > 0 && Centered ? parameters[Weights + WeightOf(i)] : 0;
                y[i] = normalized * weight + bias;
            }
        }
    }
}
