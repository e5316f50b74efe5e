namespace StaticNet;

/// <summary>
/// A layer of the user's own code, for <see cref="CustomAttribute{TLayer}"/>: what it computes of some samples, and the
/// gradients of that. A struct implements it; nobody creates one.
/// <para>
/// A layer computes each sample (or time step) by itself: which of them one call is given, on which thread, is not said
/// and must not matter. It sees spans of what it may touch and nothing else, so that a mistake in it throws or gives
/// wrong numbers but writes nowhere else. What it throws comes out of the call of the network.
/// </para>
/// </summary>
public interface ICustomLayer
{
    /// <summary>
    /// The shape that the layer produces, where it is neither that of what it reads nor free. The compiler cannot run
    /// this, so the attribute declares the shape too; where the two differ, the first network that is created throws.
    /// </summary>
    /// <param name="input">The axes of what it reads, without batch and time.</param>
    /// <returns>The axes of what it produces, or nothing where the attribute alone says it, as it does by default.</returns>
    static virtual ReadOnlySpan<int> OutputShape(ReadOnlySpan<int> input) => [];

    /// <summary>
    /// Throws an exception, such as an <see cref="ArgumentException"/>, for shapes that do not suit the layer. It runs
    /// when a network is created. By default everything suits.
    /// </summary>
    /// <param name="input">The axes of what it reads, without batch and time.</param>
    /// <param name="output">The axes of what it produces.</param>
    static virtual void CheckShapes(ReadOnlySpan<int> input, ReadOnlySpan<int> output)
    {
    }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="input">What the layer reads.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="output">Receives what it produces; all zeros before.</param>
    static abstract void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output);

    /// <summary>Computes the gradient of what the layer reads, for some samples.</summary>
    /// <param name="input">What the layer read.</param>
    /// <param name="output">What it produced.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="dOutput">The gradient of what it produced.</param>
    /// <param name="dInput">Receives the gradient of what it read; all zeros before.</param>
    static abstract void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput);

    /// <summary>
    /// Adds the gradients of the parameters, summed over the samples. One thread is given all of them, in their order,
    /// so that the sums are the same bits for any number of threads.
    /// </summary>
    /// <param name="input">What the layer read.</param>
    /// <param name="output">What it produced.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="dOutput">The gradient of what it produced.</param>
    /// <param name="dParameters">What to add to.</param>
    static virtual void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
    }
}
