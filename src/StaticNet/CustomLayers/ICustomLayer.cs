namespace StaticNet;

/// <summary>
/// A layer in your own code, for <see cref="CustomAttribute{TLayer}"/>: its outputs for some samples, and their
/// gradients. Implement it in a struct; no instance is ever created.
/// <para>
/// A layer must compute each sample (or time step) independently: it must not depend on which samples a call passes or
/// on which thread it runs. It receives spans of the memory that it may use and nothing else, so a mistake throws or
/// gives wrong numbers, but never writes elsewhere. Its exceptions are passed on to the caller of the network.
/// </para>
/// </summary>
public interface ICustomLayer
{
    /// <summary>
    /// Returns the output shape, if the layer computes it from the input shape. The compiler cannot run this method, so
    /// the attribute must declare the shape too; if the two differ, creating the first network throws.
    /// </summary>
    /// <param name="input">The axes of the input, without batch and time.</param>
    /// <returns>The axes of the output; empty (the default) to leave the shape to the attribute.</returns>
    static virtual ReadOnlySpan<int> OutputShape(ReadOnlySpan<int> input) => [];

    /// <summary>
    /// Throws an exception, such as an <see cref="ArgumentException"/>, for shapes that the layer does not support. It
    /// runs when a network is created. By default, all shapes are accepted.
    /// </summary>
    /// <param name="input">The axes of the input, without batch and time.</param>
    /// <param name="output">The axes of the output.</param>
    static virtual void CheckShapes(ReadOnlySpan<int> input, ReadOnlySpan<int> output)
    {
    }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="input">The input of the layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="output">Receives the output; initially all zeros.</param>
    static abstract void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output);

    /// <summary>Computes the gradient of the input, for some samples.</summary>
    /// <param name="input">The input of the layer.</param>
    /// <param name="output">The output of the layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dInput">Receives the gradient of the input; initially all zeros.</param>
    static abstract void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput);

    /// <summary>
    /// Adds the gradients of the parameters, summed over the samples. A single thread processes all samples in order,
    /// so the sums are bit-for-bit the same for any number of threads.
    /// </summary>
    /// <param name="input">The input of the layer.</param>
    /// <param name="output">The output of the layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="dOutput">The gradient of the output.</param>
    /// <param name="dParameters">The sums to add to.</param>
    static virtual void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
    }
}
