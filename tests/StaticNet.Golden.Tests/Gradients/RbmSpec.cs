namespace StaticNet.Golden.Tests.Gradients;

/// <summary>
/// The mean of a restricted Boltzmann machine's hidden units: y = f(W x + b), whatever its other tensors are.
/// </summary>
/// <param name="Units">The number of hidden units.</param>
/// <param name="Hidden">What they are.</param>
/// <param name="Labels">The number of labels that it models jointly.</param>
/// <param name="Arguments">Further arguments of the attribute.</param>
internal sealed record RbmSpec(
    int Units, HiddenUnits Hidden = HiddenUnits.Bernoulli, int Labels = 0, string Arguments = "") : LayerSpec
{
    public override string Attribute => $"[Rbm({Units}, Hidden = HiddenUnits.{Hidden}, Labels = {Labels}{Arguments})]";

    public override int Outputs(int inputs) => Units;

    public override int Parameters(int inputs) => Units * (inputs + 1) + inputs + Units * Labels + Labels;

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        new DenseSpec(Units).Apply(x, y, parameters, ref kink);
        for (int unit = 0; unit < Units; unit++)
        {
            if (Hidden == HiddenUnits.Relu)
                kink = Math.Min(kink, Math.Abs(y[unit]));
            y[unit] = Hidden switch
            {
                HiddenUnits.Bernoulli => Activations.Sigmoid(y[unit]),
                HiddenUnits.Relu => Math.Max(y[unit], 0),
                _ => y[unit],
            };
        }
    }
}
