using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>
/// Transposed convolutions with Padding = Same: the result is the stride times as long as the input, whatever the
/// kernel.
/// </summary>
public sealed class TransposedConvolutionTests
{
    private static readonly int[] Image = [3, 4, 6];

    // One row of two pixels, 1 and 2, under a kernel of 1, 10, 100...: a result's digits say which elements met which
    // pixel there.
    private static readonly (int Kernel, int Stride, int Dilation, int Extra, float[] Output)[] Rows =
    [
        (1, 1, 1, 0, [1, 2]),
        (1, 3, 1, 0, [1, 0, 0, 2, 0, 0]),
        (2, 3, 1, 0, [1, 10, 0, 2, 20, 0]),
        (2, 2, 1, 0, [1, 10, 2, 20]),
        (3, 3, 1, 0, [1, 10, 100, 2, 20, 200]),
        // Of what is too much, the smaller half is cut off before.
        (2, 1, 1, 0, [1, 12]),
        (3, 1, 1, 0, [12, 120]),
        (4, 1, 1, 0, [12, 120]),
        (5, 1, 1, 0, [120, 1200]),
        (3, 2, 1, 0, [1, 10, 102, 20]),
        (4, 2, 1, 0, [10, 102, 1020, 200]),
        (5, 2, 1, 0, [10, 102, 1020, 10200]),
        (5, 3, 1, 0, [10, 100, 1002, 10020, 200, 2000]),
        (3, 1, 2, 0, [10, 20]),
        (2, 2, 3, 0, [0, 2, 10, 0]),
        // What is added after is of what was cut off there, as far as there is any.
        (3, 2, 1, 1, [1, 10, 102, 20, 200]),
        (2, 3, 1, 2, [1, 10, 0, 2, 20, 0, 0, 0]),
    ];

    // Kernels shorter than the stride, as long and longer, odd and even; down and across not the same.
    private static readonly (Windows Down, Windows Across, int Groups, int Filters)[] Layers =
    [
        (new(1, 1), new(2, 1), 1, 5),
        (new(3, 1), new(4, 1), 1, 5),
        (new(1, 2), new(2, 3), 1, 17),
        (new(2, 2), new(3, 3), 1, 5),
        (new(3, 2), new(4, 2), 1, 5),
        (new(5, 2), new(4, 3), 1, 5),
        (new(6, 2), new(7, 3), 1, 5),
        (new(5, 1), new(1, 4), 1, 5),
        (new(2, 3, Dilation: 2), new(3, 2, Dilation: 2), 1, 5),
        (new(2, 2, Dilation: 3), new(4, 1, Dilation: 2), 1, 16),
        (new(3, 2), new(4, 3), 3, 6),
        (new(1, 3), new(4, 2), 2, 4),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("SameTransposed", [
        .. Rows.Select((row, index) => KeyValuePair.Create(
            $"Row{index}", RowAttributes(row.Kernel, row.Stride, row.Dilation, row.Extra))),
        .. Layers.Select((_, index) => KeyValuePair.Create($"Alone{index}", Alone(index).Attributes)),
        .. Layers.Select((_, index) => KeyValuePair.Create($"Between{index}", Between(index).Attributes)),
    ]));

    public static TheoryData<int> AllRows() => [.. Enumerable.Range(0, Rows.Length)];

    public static TheoryData<int> AllLayers() => [.. Enumerable.Range(0, Layers.Length)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void A_row_is_enlarged_and_cut_as_in_Keras(int index)
    {
        NetworkRunner network = Compiled.Value.Create($"Row{index}");
        float[] kernel = [.. Enumerable.Range(0, Rows[index].Kernel).Select(tap => (float)Math.Pow(10, tap))];
        network.Set("convTranspose2d1.weight", kernel);
        Assert.Equal(Rows[index].Output, network.Predict((float[])[1, 2]));
    }

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void The_result_is_the_stride_times_as_large(int index)
    {
        (Windows down, Windows across, _, int filters) = Layers[index];
        Assert.Equal(
            $"{Image[0] * down.Stride} x {Image[1] * across.Stride} x {filters}",
            Compiled.Value.Create($"Alone{index}").Definition.Layers[^1].OutputShape);
    }

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void Networks_agree_with_their_formulas(int index)
    {
        foreach (int samples in (int[])[1, 3])
        {
            GradientCheck.Run(Alone(index), Compiled.Value.Create($"Alone{index}"), samples, seed: samples);
            GradientCheck.Run(Between(index), Compiled.Value.Create($"Between{index}"), samples, seed: samples);
        }
    }

    private static string RowAttributes(int kernel, int stride, int dilation, int extra) =>
        $"[Input(1, 2, 1)]\n[ConvTranspose2D(1, 1, {kernel}, Strides = [1, {stride}], Dilations = [1, {dilation}], "
        + $"Padding = PaddingMode.Same, OutputPaddings = [0, {extra}], UseBias = false)]";

    // In the caller's memory.
    private static NetworkSpec Alone(int index) => new(Image, [Same(index)], null);

    // With the activation after it, and the derivative of the one before it.
    private static NetworkSpec Between(int index)
    {
        (Windows down, Windows across, _, int filters) = Layers[index];
        int[] result = [Image[0] * down.Stride, Image[1] * across.Stride, filters];
        return new(
            Image, [Activations.TanhLayer, Same(index), Activations.SiluLayer, ImageMaps.Flatten(result), new DenseSpec(3)],
            LossSpec.All[0]);
    }

    private static ConvolutionSpec Same(int index)
    {
        (Windows down, Windows across, int groups, int filters) = Layers[index];
        string attribute = Source.Attribute("ConvTranspose2D", [
            $"{filters}", $"{down.Size}, {across.Size}", $"Strides = [{down.Stride}, {across.Stride}]",
            $"Dilations = [{down.Dilation}, {across.Dilation}]", "Padding = PaddingMode.Same", $"Groups = {groups}"]);
        return new(
            attribute, Image, filters, groups, Sources(down, Image[0]), Sources(across, Image[1]), UseBias: true,
            IsTransposed: true);
    }

    // The convolution with the same padding, of an image as large as the result, makes one as large as the input.
    private static int[][] Sources(Windows windows, int length)
    {
        Windows padded = windows.Same(length * windows.Stride);
        Assert.Equal(length, padded.On(length * windows.Stride).Length);
        return padded.Transposed(length, length * windows.Stride);
    }
}
