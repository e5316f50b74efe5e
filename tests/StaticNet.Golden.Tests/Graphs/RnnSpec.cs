using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>h' = tanh(W x + b + U h + c) over the time steps of one sequence, from a state of zero.</summary>
/// <param name="Units">The size of h.</param>
internal sealed record RnnSpec(int Units) : LayerSpec
{
    public override string Attribute => $"[SimpleRnn({Units})]";

    public override int Outputs(int inputs) => Units;

    public override int Parameters(int inputs) => Units * (inputs + Units + 2);

    public override void ApplyToBatch(
        int samples, ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        int inputs = x.Length / samples, hidden = Units * inputs, biases = hidden + Units * Units;
        for (int i = 0; i < y.Length; i++)
        {
            (int step, int unit) = (i / Units, i % Units);
            double sum = parameters[biases + unit] + parameters[biases + Units + unit];
            for (int k = 0; k < inputs; k++)
                sum += parameters[unit * inputs + k] * x[step * inputs + k];
            for (int k = 0; k < Units && step > 0; k++)
                sum += parameters[hidden + unit * Units + k] * y[(step - 1) * Units + k];
            y[i] = Math.Tanh(sum);
        }
    }

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
        => throw new NotSupportedException("A step alone has no state.");
}
