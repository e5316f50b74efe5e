using System.Globalization;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Normalisation of channels over all samples and positions, as in training.</summary>
/// <param name="Channels">The size of the last axis.</param>
/// <param name="Affine">Whether a weight and a bias follow.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record BatchNormSpec(int Channels, bool Affine = true, double Epsilon = 1e-5) : LayerSpec
{
    public override string Attribute => string.Create(
        CultureInfo.InvariantCulture, $"[BatchNorm(Affine = {(Affine ? "true" : "false")}, Epsilon = {Epsilon:R})]");

    public override bool NeedsWholeBatch => true;

    public override int Parameters(int inputs) => Affine ? 2 * Channels : 0;

    public override void ApplyToBatch(
        int samples, ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        int rows = x.Length / Channels;
        for (int channel = 0; channel < Channels; channel++)
        {
            double mean = 0, variance = 0, largest = 0;
            for (int i = channel; i < x.Length; i += Channels)
                mean += x[i] / rows;
            for (int i = channel; i < x.Length; i += Channels)
                variance += (x[i] - mean) * (x[i] - mean) / rows;
            for (int i = channel; i < x.Length; i += Channels)
                largest = Math.Max(largest, Math.Abs(x[i]));
            kink = Math.Min(kink, NormalizationSpec.Distance(rows, largest, variance + Epsilon));
            double scale = (Affine ? parameters[channel] : 1) / Math.Sqrt(variance + Epsilon);
            for (int i = channel; i < x.Length; i += Channels)
                y[i] = (x[i] - mean) * scale + (Affine ? parameters[Channels + channel] : 0);
        }
    }

    public override void Apply(
        ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
        => throw new NotSupportedException("A sample alone has no statistics.");
}
