namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Normalisation of the values of a sample in groups, and a weight and a bias behind it.</summary>
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
