using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Winograd's convolution, a few tiles at a time: their patches are transformed, multiplied with all weights, and the products
/// transformed back, while all of it stays in a core's first-level cache and only the weights pass through.
/// </summary>
internal ref struct WinogradForward<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private readonly WinogradPlan _plan;
    private readonly ConvolutionShape _shape;
    private readonly bool _isCopied;
    private readonly ref float _image;
    private readonly ref float _weights;
    private readonly ref float _patches;
    private readonly ref float _products;
    private readonly nuint _patchesStep;
    private readonly nuint _productsStep;

    /// <summary>Rents the memory and transforms the weights.</summary>
    public WinogradForward(in ConvolutionShape shape, ref float weight, nuint weightStride)
    {
        _plan = new WinogradPlan(in shape);
        _isCopied = shape.IsPadded || ((shape.OutputHeight | shape.OutputWidth) & 1) != 0;
        // Where the last tiles reach over the edge, a border of one row or column more.
        _shape = shape.WithBorder(shape.PadBottom + (shape.OutputHeight & 1), shape.PadRight + (shape.OutputWidth & 1));
        int panel = Math.Min(WinogradWeights<TSimd>.PanelColumns, _plan.Outputs);
        // One vector more, so that the 16 do not fall into the same sets of the cache.
        _patchesStep = (nuint)(Tile<TSimd>.Rows * _plan.Inputs + TSimd.Count);
        _productsStep = (nuint)(Tile<TSimd>.Rows * panel + TSimd.Count);
        int image = _isCopied ? ConvolutionImage.Floats(in _shape, _plan.Inputs) : 0;
        int weights = WinogradWeights<TSimd>.Floats(shape.InputChannels, _plan.Outputs);
        int patches = WinogradPlan.Products * (int)_patchesStep;
        _image = ref Scratch.RentForLayer(image + weights + patches + WinogradPlan.Products * (int)_productsStep);
        _weights = ref Unsafe.Add(ref _image, image);
        _patches = ref Unsafe.Add(ref _weights, weights);
        _products = ref Unsafe.Add(ref _patches, patches);
        WinogradWeights<TSimd>.Transform(ref weight, shape.InputChannels, _plan.Outputs, weightStride, ref _weights);
    }

    /// <summary>Computes a batch.</summary>
    public readonly void Run<TActivation>(
        int samples, ref float input, nuint inputStride, ref float bias, ref float output, nuint outputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        WinogradCursor reader = new(_plan.TilesDown, _plan.TilesAcross);
        scoped ConvolutionImage image = default;
        for (int left = samples * _plan.Tiles; left > 0;)
        {
            int rows = PixelCursor.Height(left, Tile<TSimd>.Rows);
            WinogradCursor writer = reader;
            for (int row = 0; row < rows; row++)
            {
                if (reader.IsFirstOfSample || (row == 0 && !_isCopied))
                    image = Image(ref input, reader.Sample, inputStride);
                ref float patch = ref Unsafe.Add(
                    ref image.First, (nuint)(2 * reader.Y) * image.RowStep + (nuint)(2 * reader.X) * image.PixelStep);
                WinogradPatches<TSimd>.Transform(
                    ref patch, image.PixelStep, image.RowStep, (nuint)_plan.Inputs,
                    ref Unsafe.Add(ref _patches, row * _plan.Inputs), _patchesStep);
                reader.Advance();
            }
            Multiply(rows, writer, ref bias, ref output, outputStride, activation);
            left -= rows;
        }
    }

    private readonly void Multiply<TActivation>(
        int rows, WinogradCursor first, ref float bias, ref float output, nuint outputStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        WinogradOperands operands = new()
        {
            A = ref _patches,
            AProductStep = _patchesStep,
            ARowStep = (nuint)_plan.Inputs,
            B = ref _weights,
            BProductJump = (nuint)WinogradWeights<TSimd>.Gap,
            Depth = (nuint)_shape.InputChannels,
            C = ref _products,
            CProductStep = _productsStep,
        };
        for (int column = 0; column < _plan.Outputs; column += WinogradWeights<TSimd>.PanelColumns)
        {
            int width = Math.Min(WinogradWeights<TSimd>.PanelColumns, _plan.Outputs - column);
            operands.CRowStep = (nuint)width;
            WinogradTile<TSimd>.Run(rows, width, in operands);
            operands.B = ref Unsafe.Add(ref operands.B, WinogradWeights<TSimd>.PanelFloats(_shape.InputChannels, width));
            ref float panelBias = ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, column);
            WinogradCursor writer = first;
            for (int row = 0; row < rows; row++)
            {
                nuint pixel = (nuint)((writer.Sample * _shape.OutputHeight + 2 * writer.Y) * _shape.OutputWidth + 2 * writer.X);
                WinogradResults<TSimd>.Transform(
                    ref Unsafe.Add(ref _products, row * width), _productsStep, (nuint)width, ref panelBias,
                    ref Unsafe.Add(ref output, pixel * outputStride + (nuint)column),
                    2 * writer.X + 1 < _shape.OutputWidth ? outputStride : 0,
                    2 * writer.Y + 1 < _shape.OutputHeight ? (nuint)_shape.OutputWidth * outputStride : 0,
                    activation);
                writer.Advance();
            }
        }
    }

    private readonly ConvolutionImage Image(ref float input, int sample, nuint inputStride)
    {
        ref float first = ref Unsafe.Add(ref input, (nuint)(sample * _shape.InputPixels) * inputStride);
        if (!_isCopied)
            return new() { First = ref first, PixelStep = inputStride, RowStep = (nuint)_shape.InputWidth * inputStride };
        return ConvolutionImage.Copy(in _shape, ref first, inputStride, ref _image, _plan.Inputs);
    }
}
