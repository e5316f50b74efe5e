namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>A layer whose outputs are the largest of some inputs.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Sources">The inputs of each output.</param>
internal sealed record LargestSpec(string Attribute, int[][] Sources) : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    public override int Outputs(int inputs) => Sources.Length;

    // The derivative jumps where another input becomes the largest; inputs that are exactly alike are copies or zeros.
    public override void Apply(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = double.NegativeInfinity;
            foreach (int source in Sources[i])
                y[i] = Math.Max(y[i], x[source]);
            foreach (int source in Sources[i])
                kink = x[source] == y[i] ? kink : Math.Min(kink, y[i] - x[source]);
        }
    }
}
