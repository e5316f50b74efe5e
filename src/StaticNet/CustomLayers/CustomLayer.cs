using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// For generated code: calls a layer of the user's own, which gets spans of the rows and parameters that are its.
/// </summary>
/// <typeparam name="TLayer">The layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CustomLayer<TLayer>
    where TLayer : struct, ICustomLayer
{
    /// <summary>Checks what the compiler could not know.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="sizes">The shapes with which it was compiled.</param>
    /// <exception cref="CustomLayerException">They do not suit the layer.</exception>
    public static void Check(string network, string layer, CustomLayerSizes sizes)
    {
        string name = typeof(TLayer).Name;
        try
        {
            ReadOnlySpan<int> shape = TLayer.OutputShape(sizes.Input);
            if (!shape.IsEmpty && !shape.SequenceEqual(sizes.Output))
            {
                throw new CustomLayerException(
                    network, layer,
                    $"{name}.OutputShape makes {LayerShape.Text(shape)} of {LayerShape.Text(sizes.Input)}, "
                    + $"but the attribute declares {LayerShape.Text(sizes.Output)}. "
                    + $"Write [Custom<{name}>({LayerShape.Text(shape, ", ")})].");
            }
            TLayer.CheckShapes(sizes.Input, sizes.Output);
        }
        catch (Exception exception) when (exception is not CustomLayerException)
        {
            throw new CustomLayerException(
                network, layer,
                $"{name} does not make {LayerShape.Text(sizes.Output)} of {LayerShape.Text(sizes.Input)}: "
                + exception.Message, exception);
        }
    }

    /// <summary>Computes the outputs of some rows.</summary>
    /// <param name="rows">The samples, or time steps.</param>
    /// <param name="sizes">The layer's shapes.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="inputStride">The distance of its positions, in floats.</param>
    /// <param name="parameters">The block of all parameters.</param>
    /// <param name="output">Receives what it produces.</param>
    /// <param name="outputStride">The distance of its positions, in floats.</param>
    public static void Forward(
        int rows, CustomLayerSizes sizes, ref readonly float input, nuint inputStride, ref readonly float parameters,
        ref float output, nuint outputStride)
    {
        LayerRows results = new(rows, sizes.Output, ref output, outputStride);
        results.Clear();
        ScratchBlocks ours = Scratch.SetAside();
        TLayer.Forward(
            new ReadOnlyLayerRows(rows, sizes.Input, in input, inputStride),
            new ReadOnlyLayerTensors(in parameters, sizes.Tensors), results);
        Scratch.TakeBack(ours);
    }

    /// <summary>Computes the gradient of what the layer reads, for some rows.</summary>
    /// <param name="rows">The samples, or time steps.</param>
    /// <param name="sizes">The layer's shapes.</param>
    /// <param name="input">What it read.</param>
    /// <param name="inputStride">The distance of its positions, in floats.</param>
    /// <param name="output">What it produced.</param>
    /// <param name="outputStride">The distance of its positions, in floats.</param>
    /// <param name="parameters">The block of all parameters.</param>
    /// <param name="dOutput">The gradient of what it produced.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="dInput">Receives the gradient of what it read.</param>
    /// <param name="dInputStride">The distance of its positions, in floats.</param>
    public static void Backward(
        int rows, CustomLayerSizes sizes, ref readonly float input, nuint inputStride, ref readonly float output,
        nuint outputStride, ref readonly float parameters, ref readonly float dOutput, nuint dOutputStride,
        ref float dInput, nuint dInputStride)
    {
        LayerRows results = new(rows, sizes.Input, ref dInput, dInputStride);
        results.Clear();
        ScratchBlocks ours = Scratch.SetAside();
        TLayer.Backward(
            new ReadOnlyLayerRows(rows, sizes.Input, in input, inputStride),
            new ReadOnlyLayerRows(rows, sizes.Output, in output, outputStride),
            new ReadOnlyLayerTensors(in parameters, sizes.Tensors),
            new ReadOnlyLayerRows(rows, sizes.Output, in dOutput, dOutputStride), results);
        Scratch.TakeBack(ours);
    }

    /// <summary>Computes the gradients of the layer's parameters.</summary>
    /// <param name="rows">The samples, or time steps.</param>
    /// <param name="sizes">The layer's shapes.</param>
    /// <param name="input">What it read.</param>
    /// <param name="inputStride">The distance of its positions, in floats.</param>
    /// <param name="output">What it produced.</param>
    /// <param name="outputStride">The distance of its positions, in floats.</param>
    /// <param name="parameters">The block of all parameters.</param>
    /// <param name="dOutput">The gradient of what it produced.</param>
    /// <param name="dOutputStride">The distance of its positions, in floats.</param>
    /// <param name="gradients">The block of all gradients.</param>
    /// <param name="accumulate">Whether to add to what it holds.</param>
    public static void ParameterGradients(
        int rows, CustomLayerSizes sizes, ref readonly float input, nuint inputStride, ref readonly float output,
        nuint outputStride, ref readonly float parameters, ref readonly float dOutput, nuint dOutputStride,
        ref float gradients, bool accumulate)
    {
        LayerTensors results = new(ref gradients, sizes.Tensors);
        if (!accumulate)
            results.Clear();
        ScratchBlocks ours = Scratch.SetAside();
        TLayer.ParameterGradients(
            new ReadOnlyLayerRows(rows, sizes.Input, in input, inputStride),
            new ReadOnlyLayerRows(rows, sizes.Output, in output, outputStride),
            new ReadOnlyLayerTensors(in parameters, sizes.Tensors),
            new ReadOnlyLayerRows(rows, sizes.Output, in dOutput, dOutputStride), results);
        Scratch.TakeBack(ours);
    }
}
