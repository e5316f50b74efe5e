using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>
/// Convolutions of so many channels that they are computed by Winograd's way, and transposed ones, against their
/// formulas.
/// </summary>
public sealed class ConvolutionNetworkTests
{
    private static readonly NetworkSpec[] Specs =
    [
        new([7, 9, 17], [ThreeByThree([7, 9, 17], 19, 0)], null),
        new([4, 4, 16], [ThreeByThree([4, 4, 16], 33, 1)], null),
        // Between convolutions, where pixels are padded, and pooled before they are written.
        new([8, 7, 3],
            [
                ThreeByThree([8, 7, 3], 16, 1), Activations.ReluLayer, ThreeByThree([8, 7, 16], 20, 0), Activations.ReluLayer,
                Halved([6, 5, 20]), ImageMaps.Flatten([3, 2, 20]), new DenseSpec(4),
            ],
            LossSpec.All[0]),
        new([9, 9, 1],
            [
                ThreeByThree([9, 9, 1], 16, 0), Activations.TanhLayer, Halved([7, 7, 16]),
                ThreeByThree([3, 3, 16], 16, 1), Activations.SiluLayer, ImageMaps.Flatten([3, 3, 16]), new DenseSpec(3),
            ],
            LossSpec.All[0]),
        // Normalised over the batch between the convolution and what would be computed with it, and after a Flatten.
        new([4, 4, 3],
            [
                ThreeByThree([4, 4, 3], 5, 1), new BatchNormSpec(5), Activations.TanhLayer, Halved([4, 4, 5]),
                ImageMaps.Flatten([2, 2, 5]), new BatchNormSpec(20), new DenseSpec(4),
            ],
            LossSpec.All[0]),
        new([5, 5, 16], [ThreeByThree([5, 5, 16], 20, 1), new BatchNormSpec(20), Activations.TanhLayer], null),
        // The only row of windows lies above the only row of the image.
        new([1, 4, 3],
            [
                new ConvolutionSpec(
                    "[DepthwiseConv2D(1, Stride = 3, Pad = [1, 0, 1, 0])]", [1, 4, 3], 3, 3, [[-1]], [[-1], [2]],
                    UseBias: true),
            ],
            null),
        new([3, 4, 5], [Transposed([3, 4, 5], 6, kernel: 3, stride: 2, dilation: 1, cut: 1, extra: 1, groups: 1)], null),
        new([2, 5, 6], [Transposed([2, 5, 6], 9, kernel: 2, stride: 3, dilation: 2, cut: 0, extra: 0, groups: 3)], null),
        new([4, 3, 5], [Transposed([4, 3, 5], 7, kernel: 4, stride: 2, dilation: 1, cut: 1, extra: 0, groups: 1, cutAfter: 2)], null),
        new([5, 3, 18],
            [
                Transposed([5, 3, 18], 17, kernel: 4, stride: 2, dilation: 1, cut: 1, extra: 0, groups: 1), Activations.TanhLayer,
                Transposed([10, 6, 17], 3, kernel: 1, stride: 1, dilation: 1, cut: 0, extra: 0, groups: 1, useBias: false),
            ],
            null),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "ConvolutionNetworks", Specs.Select((spec, index) => KeyValuePair.Create($"Convolution{index}", spec.Attributes))));

    public static TheoryData<int> All() => [.. Enumerable.Range(0, Specs.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Networks_agree_with_their_formulas(int index)
    {
        foreach (int samples in Specs[index].NeedsWholeBatch ? (int[])[3, 17] : [1, 3])
            GradientCheck.Run(Specs[index], Compiled.Value.Create($"Convolution{index}"), samples, seed: samples);
    }

    private static ConvolutionSpec ThreeByThree(int[] image, int filters, int border) => new(
        $"[Conv2D({filters}, 3{(border == 0 ? "" : ", Padding = PaddingMode.Same")})]", image, filters, 1,
        Taps(image[0] + 2 * border - 2, place => [place - border, place - border + 1, place - border + 2]),
        Taps(image[1] + 2 * border - 2, place => [place - border, place - border + 1, place - border + 2]), UseBias: true);

    private static LargestSpec Halved(int[] image) => new("[MaxPool2D(2)]", ImageMaps.Covered(
        image, Taps(image[0] / 2, place => [2 * place, 2 * place + 1]), Taps(image[1] / 2, place => [2 * place, 2 * place + 1])));

    private static ConvolutionSpec Transposed(
        int[] image, int filters, int kernel, int stride, int dilation, int cut, int extra, int groups, bool useBias = true,
        int? cutAfter = null)
    {
        int behind = cutAfter ?? cut;
        string bias = useBias ? "" : ", UseBias = false";
        Windows windows = new(kernel, stride, dilation, cut, behind);
        return new(
            $"[ConvTranspose2D({filters}, {kernel}, Stride = {stride}, Dilation = {dilation}, Pad = [{cut}, {behind}, {cut}, {behind}], "
            + $"OutputPadding = {extra}, Groups = {groups}{bias})]",
            image, filters, groups, Sources(image[0]), Sources(image[1]), useBias, IsTransposed: true);

        int[][] Sources(int length) => windows.Transposed(
            length, (length - 1) * stride + windows.Extent - cut - behind + extra);
    }

    private static int[][] Taps(int count, Func<int, int[]> taps) => [.. Enumerable.Range(0, count).Select(taps)];
}
