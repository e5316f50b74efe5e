using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Winograd's convolution, a few tiles at a time: their patches are transformed, multiplied with all weights, and the
/// products transformed back, while all of it stays in a core's first-level cache and only the weights pass through.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TSide">The side of a tile, 2 or 4.</typeparam>
internal ref struct WinogradForward<TSimd, TSide>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSide : struct, ITileSize
{
    private readonly WinogradPlan _plan;
    private readonly ConvolutionShape _shape;
    private readonly bool _isCopied;
    private readonly ref float _image;
    private readonly ref float _weights;
    private readonly ref float _patches;
    private readonly ref float _products;
    private readonly ref float _lines;
    private readonly nuint _patchesStep;
    private readonly nuint _productsStep;

    /// <summary>Rents the memory and transforms the weights.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">The weights, [9 taps x inputs] rows of outputs.</param>
    /// <param name="weightStride">The distance of their rows.</param>
    /// <param name="fromLast">Whether the taps are read from the last to the first.</param>
    public WinogradForward(in ConvolutionShape shape, ref float weight, nuint weightStride, bool fromLast = false)
    {
        _plan = new WinogradPlan(in shape, TSide.Value);
        _isCopied = _plan.NeedsBorder(in shape);
        _shape = _plan.Bordered(in shape);
        int panel = Math.Min(WinogradWeights<TSimd, TSide>.PanelColumns, _plan.Outputs);
        // One vector more, so that the products do not fall into the same sets of the cache.
        _patchesStep = checked((nuint)(Tile<TSimd>.Rows * _plan.Inputs + TSimd.Count));
        _productsStep = checked((nuint)(Tile<TSimd>.Rows * panel + TSimd.Count));
        long image = _isCopied ? ConvolutionImage.Floats(in _shape, _plan.Inputs) : 0;
        long weights = WinogradWeights<TSimd, TSide>.Floats(shape.InputChannels, _plan.Outputs);
        long patches = _plan.Products * (long)_patchesStep;
        long products = _plan.Products * (long)_productsStep;
        _image = ref Scratch.RentForLayer(image + weights + patches + products + WinogradLines.Floats<TSimd>());
        _weights = ref Unsafe.Add(ref _image, (nint)image);
        _patches = ref Unsafe.Add(ref _weights, (nint)weights);
        _products = ref Unsafe.Add(ref _patches, (nint)patches);
        _lines = ref Unsafe.Add(ref _products, (nint)products);
        WinogradWeights<TSimd, TSide>.Transform(
            ref weight, shape.InputChannels, _plan.Outputs, weightStride, ref _weights, fromLast);
    }

    /// <summary>
    /// Computes a batch, of which windows of 2 x 2 may be pooled where the height and the width of the result are even.
    /// </summary>
    public readonly void Run<TPooling, TActivation>(
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
                WinogradPatch<TSimd, TSide>.Transform(
                    in reader, in image, _plan.Inputs, ref Unsafe.Add(ref _patches, row * _plan.Inputs), _patchesStep,
                    ref _lines);
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
            BProductJump = (nuint)WinogradWeights<TSimd, TSide>.Gap,
            Depth = (nuint)_shape.InputChannels,
            Products = _plan.Products,
            C = ref _products,
            CProductStep = _productsStep,
        };
        for (int column = 0; column < _plan.Outputs; column += WinogradWeights<TSimd, TSide>.PanelColumns)
        {
            int width = Math.Min(WinogradWeights<TSimd, TSide>.PanelColumns, _plan.Outputs - column);
            operands.CRowStep = (nuint)width;
            WinogradTile<TSimd>.Run(rows, width, in operands);
            operands.B = ref Unsafe.Add(
                ref operands.B, WinogradWeights<TSimd, TSide>.PanelFloats(_shape.InputChannels, width));
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
        int height = _shape.OutputHeight / TPooling.Side, across = _shape.OutputWidth / TPooling.Side;
        for (int row = 0; row < rows; row++)
        {
            WinogradPixels target = cursor.Pixels(
                height, across, TSide.Value / TPooling.Side, ref output, outputStride);
            Transform<TPooling, TActivation>(
                ref Unsafe.Add(ref _products, row * width), (nuint)width, ref bias, in target, activation);
            cursor.Advance();
        }
    }

    // The results of one tile.
    private readonly void Transform<TPooling, TActivation>(
        ref float products, nuint width, ref float bias, in WinogradPixels target, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        if (TSide.Value == 4)
        {
            WinogradLargeResults<TSimd>.Transform<TPooling, TActivation>(
                ref products, _productsStep, width, ref bias, in target, ref _lines, activation);
        }
        else if (TPooling.Side == 2)
        {
            WinogradResults<TSimd>.TransformPooled<TPooling, TActivation>(
                ref products, _productsStep, width, ref bias, ref target.First, activation);
        }
        else
        {
            WinogradResults<TSimd>.Transform(
                ref products, _productsStep, width, ref bias, ref target.First, target.Column(1), target.Row(1),
                activation);
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
