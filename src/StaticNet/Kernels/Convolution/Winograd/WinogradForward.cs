using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Winograd's convolution, a few tiles at a time: their patches are transformed, multiplied with all weights, and the
/// products transformed back, while all of it stays in a core's first-level cache and only the weights pass through.
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
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">The weights, [9 taps x inputs] rows of outputs.</param>
    /// <param name="weightStride">The distance of their rows.</param>
    /// <param name="fromLast">Whether the taps are read from the last to the first.</param>
    public WinogradForward(in ConvolutionShape shape, ref float weight, nuint weightStride, bool fromLast = false)
    {
        _plan = new WinogradPlan(in shape);
        _isCopied = shape.IsPadded || ((shape.OutputHeight | shape.OutputWidth) & 1) != 0;
        // Where the last tiles reach over the edge, a border of one row or column more.
        _shape = shape.WithBorder(shape.PadBottom + (shape.OutputHeight & 1), shape.PadRight + (shape.OutputWidth & 1));
        int panel = Math.Min(WinogradWeights<TSimd>.PanelColumns, _plan.Outputs);
        // One vector more, so that the 16 do not fall into the same sets of the cache.
        _patchesStep = checked((nuint)(Tile<TSimd>.Rows * _plan.Inputs + TSimd.Count));
        _productsStep = checked((nuint)(Tile<TSimd>.Rows * panel + TSimd.Count));
        long image = _isCopied ? ConvolutionImage.Floats(in _shape, _plan.Inputs) : 0;
        long weights = WinogradWeights<TSimd>.Floats(shape.InputChannels, _plan.Outputs);
        long patches = WinogradPlan.Products * (long)_patchesStep;
        _image = ref Scratch.RentForLayer(image + weights + patches + WinogradPlan.Products * (long)_productsStep);
        _weights = ref Unsafe.Add(ref _image, (nint)image);
        _patches = ref Unsafe.Add(ref _weights, (nint)weights);
        _products = ref Unsafe.Add(ref _patches, (nint)patches);
        WinogradWeights<TSimd>.Transform(
            ref weight, shape.InputChannels, _plan.Outputs, weightStride, ref _weights, fromLast);
    }

    /// <summary>Computes a batch.</summary>
    public readonly void Run<TActivation>(
        int samples, ref float input, nuint inputStride, ref float bias, ref float output, nuint outputStride,
        TActivation activation)
        where TActivation : struct, IActivation
        => Run<NoPooling, TActivation>(samples, ref input, inputStride, ref bias, ref output, outputStride, activation);

    /// <summary>Pools each tile; the height and the width of the result must be even.</summary>
    public readonly void RunPooled<TPooling, TActivation>(
        int samples, ref float input, nuint inputStride, ref float bias, ref float output, nuint outputStride,
        TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
        => Run<TPooling, TActivation>(samples, ref input, inputStride, ref bias, ref output, outputStride, activation);

    private readonly void Run<TPooling, TActivation>(
        int samples, ref float input, nuint inputStride, ref float bias, ref float output, nuint outputStride,
        TActivation activation)
        where TPooling : struct, IWindowPooling
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
            Multiply<TPooling, TActivation>(rows, writer, ref bias, ref output, outputStride, activation);
            left -= rows;
        }
    }

    private readonly void Multiply<TPooling, TActivation>(
        int rows, WinogradCursor first, ref float bias, ref float output, nuint outputStride, TActivation activation)
        where TPooling : struct, IWindowPooling
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
            operands.B = ref Unsafe.Add(
                ref operands.B, WinogradWeights<TSimd>.PanelFloats(_shape.InputChannels, width));
            ref float panelBias = ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, column);
            Write<TPooling, TActivation>(
                rows, first, width, ref panelBias, ref Unsafe.Add(ref output, column), outputStride, activation);
        }
    }

    // The results of some tiles and one panel of columns.
    private readonly void Write<TPooling, TActivation>(
        int rows, WinogradCursor cursor, int width, ref float bias, ref float output, nuint outputStride,
        TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        for (int row = 0; row < rows; row++)
        {
            ref float products = ref Unsafe.Add(ref _products, row * width);
            if (TPooling.Side == 2)
            {
                int window = (cursor.Sample * _plan.TilesDown + cursor.Y) * _plan.TilesAcross + cursor.X;
                WinogradResults<TSimd>.TransformPooled<TPooling, TActivation>(
                    ref products, _productsStep, (nuint)width, ref bias,
                    ref Unsafe.Add(ref output, (nuint)window * outputStride), activation);
            }
            else
            {
                int pixel = (cursor.Sample * _shape.OutputHeight + 2 * cursor.Y) * _shape.OutputWidth + 2 * cursor.X;
                WinogradResults<TSimd>.Transform(
                    ref products, _productsStep, (nuint)width, ref bias,
                    ref Unsafe.Add(ref output, (nuint)pixel * outputStride),
                    2 * cursor.X + 1 < _shape.OutputWidth ? outputStride : 0,
                    2 * cursor.Y + 1 < _shape.OutputHeight ? (nuint)_shape.OutputWidth * outputStride : 0,
                    activation);
            }
            cursor.Advance();
        }
    }

    private readonly ConvolutionImage Image(ref float input, int sample, nuint inputStride)
    {
        ref float first = ref Unsafe.Add(ref input, (nuint)(sample * _shape.InputPixels) * inputStride);
        nuint rowStep = (nuint)_shape.InputWidth * inputStride;
        if (!_isCopied)
            return new() { First = ref first, PixelStep = inputStride, RowStep = rowStep };
        return ConvolutionImage.Copy(in _shape, ref first, inputStride, ref _image, _plan.Inputs);
    }
}
