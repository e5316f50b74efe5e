using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The weight gradient of Winograd's convolution, by the transposes of what forward does: the gradients of a tile's
/// results and its patch are transformed, their products summed over all tiles, and the sums transformed back.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TSide">The side of a tile, 2 or 4.</typeparam>
internal readonly ref struct WinogradGradient<TSimd, TSide>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSide : struct, ITileSize
{
    // Input channels are computed in blocks of so many, whichever rows of the weight are asked for together.
    private const int Block = 16;

    // Input and output channels together.
    private const int FewChannels = 32;
    private const int FewChannelsOfLargeTiles = 64;

    private readonly WinogradPlan _plan;
    private readonly ConvolutionShape _shape;
    private readonly bool _isCopied;
    private readonly int _mostTiles;
    private readonly int _firstChannel;
    private readonly int _channels;
    private readonly nuint _patchesStep;
    private readonly nuint _gradientsStep;
    private readonly nuint _sumsStep;
    private readonly ref float _image;
    private readonly ref float _patches;
    private readonly ref float _gradients;
    private readonly ref float _sums;
    private readonly ref float _lines;

    /// <summary>Rents the memory.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="first">The first row of the weight.</param>
    /// <param name="end">
    /// The row after the last. All taps of a block of channels are computed at once, with the part of the rows in which
    /// the block's number falls: parts that make up all rows make up all blocks.
    /// </param>
    public WinogradGradient(in ConvolutionShape shape, int first, int end)
    {
        _plan = new WinogradPlan(in shape, TSide.Value);
        _isCopied = _plan.NeedsBorder(in shape);
        _shape = _plan.Bordered(in shape);
        _firstChannel = FirstChannel(in shape, first);
        _channels = Math.Max(FirstChannel(in shape, end) - _firstChannel, 0);
        _mostTiles = MostTiles(_plan.Inputs + _plan.Outputs);
        // One vector more, so that the products do not fall into the same sets of the cache.
        _patchesStep = (nuint)(_mostTiles * _channels + TSimd.Count);
        _gradientsStep = (nuint)(_mostTiles * _plan.Outputs + TSimd.Count);
        _sumsStep = (nuint)(_channels * _plan.Outputs + TSimd.Count);
        nint image = _isCopied ? checked((nint)ConvolutionImage.Floats(in _shape, _channels)) : 0;
        nint patches = _plan.Products * (nint)_patchesStep;
        nint gradients = _plan.Products * (nint)_gradientsStep;
        nint sums = _plan.Products * (nint)_sumsStep;
        _image = ref Scratch.RentForLayer(image + patches + gradients + sums + WinogradLines.Floats<TSimd>());
        _patches = ref Unsafe.Add(ref _image, image);
        _gradients = ref Unsafe.Add(ref _patches, patches);
        _sums = ref Unsafe.Add(ref _gradients, gradients);
        _lines = ref Unsafe.Add(ref _sums, sums);
    }

    /// <summary>Sums over a batch.</summary>
    public void Run(
        int samples, ref float input, nuint inputStride, ref float dOutput, nuint dOutputStride, ref float dWeight,
        nuint weightStride, bool accumulate)
    {
        if (_channels == 0)
            return;
        MemoryMarshal.CreateSpan(ref _sums, _plan.Products * (int)_sumsStep).Clear();
        WinogradCursor cursor = new(_plan.TilesDown, _plan.TilesAcross);
        scoped ConvolutionImage image = default;
        for (int left = samples * _plan.Tiles; left > 0;)
        {
            int tiles = Math.Min(left, _mostTiles);
            for (int tile = 0; tile < tiles; tile++)
            {
                if (cursor.IsFirstOfSample || tile == 0 && !_isCopied)
                    image = Image(ref input, cursor.Sample, inputStride);
                WinogradPatch<TSimd, TSide>.Transform(
                    in cursor, in image, _channels, ref Unsafe.Add(ref _patches, tile * _channels), _patchesStep,
                    ref _lines);
                TransformGradients(cursor, tile, ref dOutput, dOutputStride);
                cursor.Advance();
            }
            Multiply(tiles);
            left -= tiles;
        }
        WinogradWeightGradient<TSimd, TSide>.Transform(
            ref _sums, _sumsStep, Math.Min(_channels, _shape.InputChannels - _firstChannel), _plan.Outputs,
            ref Unsafe.Add(ref dWeight, (nuint)_firstChannel * weightStride),
            (nuint)_shape.InputChannels * weightStride, weightStride, ref _lines, accumulate);
    }

    private void TransformGradients(WinogradCursor cursor, int tile, ref float dOutput, nuint stride)
    {
        ref float to = ref Unsafe.Add(ref _gradients, tile * _plan.Outputs);
        WinogradPixels pixels = cursor.Pixels(
            _shape.OutputHeight, _shape.OutputWidth, TSide.Value, ref dOutput, stride);
        if (TSide.Value == 2)
        {
            WinogradResults<TSimd>.TransformGradients(
                ref pixels.First, pixels.Column(1), pixels.Row(1), (nuint)_plan.Outputs, ref to, _gradientsStep);
            return;
        }
        WinogradLargeGradients<TSimd>.Transform(in pixels, (nuint)_plan.Outputs, ref to, _gradientsStep, ref _lines);
    }

    private void Multiply(int tiles)
    {
        for (nuint product = 0; product < (nuint)_plan.Products; product++)
        {
            ref float patches = ref Unsafe.Add(ref _patches, product * _patchesStep);
            ref float gradients = ref Unsafe.Add(ref _gradients, product * _gradientsStep);
            ref float sums = ref Unsafe.Add(ref _sums, product * _sumsStep);
            for (int channel = 0; channel < _channels;)
            {
                int rows = Math.Min(Block - channel % Block, Tile<TSimd>.Rows);
                Tile<TSimd>.WeightGradient(
                    rows, _plan.Outputs, in Unsafe.Add(ref patches, channel), (nuint)_channels, in gradients,
                    (nuint)_plan.Outputs, (nuint)tiles, ref Unsafe.Add(ref sums, channel * _plan.Outputs),
                    (nuint)_plan.Outputs, accumulate: true);
                channel += rows;
            }
        }
    }

    private ConvolutionImage Image(ref float input, int sample, nuint inputStride)
    {
        ref float first = ref Unsafe.Add(
            ref input, (nuint)(sample * _shape.InputPixels) * inputStride + (nuint)_firstChannel);
        nuint rowStep = (nuint)_shape.InputWidth * inputStride;
        if (!_isCopied)
            return new() { First = ref first, PixelStep = inputStride, RowStep = rowStep };
        return ConvolutionImage.Copy(in _shape, ref first, inputStride, ref _image, _channels);
    }

    // The tiles whose patches and gradients are transformed before they are multiplied. Small ones with few channels fit
    // a core's first-level cache with their sums. Large ones do not, and are as many as keep the products long.
    private static int MostTiles(int channels)
        => TSide.Value == 2
            ? channels <= FewChannels ? 16 : 32
            : channels <= FewChannelsOfLargeTiles ? 64 : 32;

    // The first block whose number, times its rows, is not below a row of the weight.
    private static int FirstChannel(in ConvolutionShape shape, int row)
    {
        int rowsOfBlock = WinogradPlan.Taps * Block;
        int channel = (row + rowsOfBlock - 1) / rowsOfBlock * Block;
        return Math.Min(channel, ConvolutionShape.Pad(shape.InputChannels));
    }
}
