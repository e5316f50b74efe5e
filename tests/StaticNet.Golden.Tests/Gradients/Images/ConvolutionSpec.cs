namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>A convolution, of groups of channels or of each by itself.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Input">Height, width and channels of the input.</param>
/// <param name="Filters">The channels of the output.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="Rows">The input rows of each output row.</param>
/// <param name="Columns">The input columns of each output column.</param>
/// <param name="UseBias">Whether there is a bias.</param>
/// <param name="IsTransposed">
/// Whether files have the weight as PyTorch has a transposed convolution's: inputs first.
/// </param>
internal sealed record ConvolutionSpec(
    string Attribute, int[] Input, int Filters, int Groups, int[][] Rows, int[][] Columns, bool UseBias, bool IsTransposed = false)
    : LayerSpec
{
    public override string Attribute { get; } = Attribute;

    private int Inputs => Input[2] / Groups;

    private int Weights => Filters * Inputs * Rows[0].Length * Columns[0].Length;

    public override int Outputs(int inputs) => Rows.Length * Columns.Length * Filters;

    public override int Parameters(int inputs) => Weights + (UseBias ? Filters : 0);

    public override void Apply(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> parameters, ref double kink)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int filter = i % Filters;
            int[] rows = Rows[i / Filters / Columns.Length];
            int[] columns = Columns[i / Filters % Columns.Length];
            int firstChannel = filter / (Filters / Groups) * Inputs;
            y[i] = UseBias ? parameters[Weights + filter] : 0;
            for (int place = 0; place < Inputs * rows.Length * columns.Length; place++)
            {
                int row = rows[place / columns.Length % rows.Length];
                int column = columns[place % columns.Length];
                int channel = firstChannel + place / columns.Length / rows.Length;
                if (row < 0 || row >= Input[0] || column < 0 || column >= Input[1])
                    continue;
                double weight = parameters[Weight(filter, channel, place % (rows.Length * columns.Length))];
                y[i] += weight * x[(row * Input[1] + column) * Input[2] + channel];
            }
        }
    }

    private int Weight(int filter, int channel, int tap)
    {
        int taps = Rows[0].Length * Columns[0].Length;
        int pair = IsTransposed ? channel * (Filters / Groups) + filter % (Filters / Groups) : filter * Inputs + channel % Inputs;
        return pair * taps + tap;
    }
}
