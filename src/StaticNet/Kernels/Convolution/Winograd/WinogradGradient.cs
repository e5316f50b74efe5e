using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The weight gradient of Winograd's convolution, by the transposes of what forward does: the gradients of a tile's
/// results and its patch are transformed, their 16 products summed over all tiles, and the sums transformed back.
/// </summary>
internal readonly ref struct WinogradGradient<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Input channels are computed in blocks of so many, whichever rows of the weight are asked for together.
    private const int Block = 16;

    // The tiles whose patches and gradients are transformed before they are multiplied: as few as fit a core's
    // first-level cache with their sums, where there are few channels.
    private const int FewTiles = 16;
    private const int ManyTiles = 32;
    private const int FewChannels = 32;

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

    /// <summary>Rents the memory.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="first">The first row of the weight.</param>
    /// <param name="end">
    /// The row after the last. All taps of a block of channels are computed at once, with the part of the rows in which
    /// the block's number falls: parts that make up all rows make up all blocks.
    /// </param>
    public WinogradGradient(in ConvolutionShape shape, int first, int end)
    {
        _plan = new WinogradPlan(in shape);
        _isCopied = shape.IsPadded || ((shape.OutputHeight | shape.OutputWidth) & 1) != 0;
        _shape = shape.WithBorder(shape.PadBottom + (shape.OutputHeight & 1), shape.PadRight + (shape.OutputWidth & 1));
        _firstChannel = FirstChannel(in shape, first);
        _channels = Math.Max(FirstChannel(in shape, end) - _firstChannel, 0);
        _mostTiles = _plan.Inputs + _plan.Outputs <= FewChannels ? FewTiles : ManyTiles;
        // One vector more, so that the 16 do not fall into the same sets of the cache.
        _patchesStep = (nuint)(_mostTiles * _channels + TSimd.Count);
        _gradientsStep = (nuint)(_mostTiles * _plan.Outputs + TSimd.Count);
        _sumsStep = (nuint)(_channels * _plan.Outputs + TSimd.Count);
        nint image = _isCopied ? checked((nint)ConvolutionImage.Floats(in _shape, _channels)) : 0;
        nint patches = WinogradPlan.Products * (nint)_patchesStep;
        nint gradients = WinogradPlan.Products * (nint)_gradientsStep;
        _image = ref Scratch.RentForLayer(image + patches + gradients + WinogradPlan.Products * (nint)_sumsStep);
        _patches = ref Unsafe.Add(ref _image, image);
        _gradients = ref Unsafe.Add(ref _patches, patches);
        _sums = ref Unsafe.Add(ref _gradients, gradients);
    }

    /// <summary>Sums over a batch.</summary>
    public void Run(
        int samples, ref float input, nuint inputStride, ref float dOutput, nuint dOutputStride, ref float dWeight,
        nuint weightStride, bool accumulate)
    {
        if (_channels == 0)
            return;
        MemoryMarshal.CreateSpan(ref _sums, WinogradPlan.Products * (int)_sumsStep).Clear();
        WinogradCursor cursor = new(_plan.TilesDown, _plan.TilesAcross);
        scoped ConvolutionImage image = default;
        for (int left = samples * _plan.Tiles; left > 0;)
        {
            int tiles = Math.Min(left, _mostTiles);
            for (int tile = 0; tile < tiles; tile++)
            {
                if (cursor.IsFirstOfSample || tile == 0 && !_isCopied)
                    image = Image(ref input, cursor.Sample, inputStride);
                ref float patch = ref Unsafe.Add(
                    ref image.First, (nuint)(2 * cursor.Y) * image.RowStep + (nuint)(2 * cursor.X) * image.PixelStep);
                WinogradPatches<TSimd>.Transform(
                    ref patch, image.PixelStep, image.RowStep, (nuint)_channels,
                    ref Unsafe.Add(ref _patches, tile * _channels), _patchesStep);
                TransformGradients(cursor, tile, ref dOutput, dOutputStride);
                cursor.Advance();
            }
            Multiply(tiles);
            left -= tiles;
        }
        WinogradWeights<TSimd>.TransformGradient(
            ref _sums, _sumsStep, Math.Min(_channels, _shape.InputChannels - _firstChannel), _plan.Outputs,
            ref Unsafe.Add(ref dWeight, (nuint)_firstChannel * weightStride),
            (nuint)_shape.InputChannels * weightStride, weightStride, accumulate);
    }

    private void TransformGradients(WinogradCursor cursor, int tile, ref float dOutput, nuint stride)
    {
        int pixel = (cursor.Sample * _shape.OutputHeight + 2 * cursor.Y) * _shape.OutputWidth + 2 * cursor.X;
        WinogradResults<TSimd>.TransformGradients(
            ref Unsafe.Add(ref dOutput, (nuint)pixel * stride),
            2 * cursor.X + 1 < _shape.OutputWidth ? stride : 0,
            2 * cursor.Y + 1 < _shape.OutputHeight ? (nuint)_shape.OutputWidth * stride : 0,
            (nuint)_plan.Outputs, ref Unsafe.Add(ref _gradients, tile * _plan.Outputs), _gradientsStep);
    }

    private void Multiply(int tiles)
    {
        for (nuint product = 0; product < WinogradPlan.Products; product++)
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

    // The first block whose number, times its rows, is not below a row of the weight.
    private static int FirstChannel(in ConvolutionShape shape, int row)
    {
        int rowsOfBlock = WinogradPlan.Taps * Block;
        int channel = (row + rowsOfBlock - 1) / rowsOfBlock * Block;
        return Math.Min(channel, ConvolutionShape.Pad(shape.InputChannels));
    }
}
