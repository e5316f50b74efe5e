namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>A layer whose outputs are weighted sums of inputs: means, copies, interpolations.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Sources">The inputs of each output, and their weights.</param>
internal sealed record LinearMapSpec(string Attribute, (int Input, double Weight)[][] Sources) : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    /// <summary>Whether outputs may be copies of each other.</summary>
    public bool Repeats { get; } = Sources.Where(inputs => inputs.Length > 0)
        .GroupBy(inputs => string.Join(' ', inputs.Select(pair => pair.Input))).Any(copies => copies.Count() > 1);

    public override int Outputs(int inputs) => Sources.Length;

    public override void Apply(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 0;
            foreach ((int input, double weight) in Sources[i])
                y[i] += weight * x[input];
        }
    }
}
