namespace StaticNet;

/// <summary>
/// A compiled network. The compiler implements it on every class marked with <see cref="NetworkAttribute"/>; code that
/// works on any network is generic over it and needs neither reflection nor virtual calls per layer.
/// <para>
/// If a network has several inputs, the input here is one block after another, in the order of
/// <see cref="NetworkDefinition.Inputs"/>: [samples x first], then [samples x second]; <see cref="InputSize"/> is their
/// sum. An input with a time axis is a block [samples x steps x size], and all of them have the same number of steps.
/// Several outputs, and their gradients, have the same layout.
/// </para>
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>The number of input values of one sample, or of one time step of a sequence.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of output values of one sample, or of one time step of a sequence.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of different tokens; 0 if the input is values.</summary>
    static virtual int Vocabulary => 0;

    /// <summary>Whether a sample is a sequence of any number of time steps.</summary>
    static virtual bool HasTime => false;

    /// <summary>Whether a sequence has outputs, and targets, for each time step.</summary>
    static virtual bool OutputHasTime => false;

    /// <summary>The number of parameters, without padding.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The layers and the positions of their parameters.</summary>
    static abstract NetworkDefinition Definition { get; }

    /// <summary>Creates a network with reproducibly initialised parameters.</summary>
    /// <param name="seed">The same seed gives the same parameters.</param>
    static abstract TSelf Create(long seed);

    /// <summary>
    /// All parameters, in one block that starts at a 64-byte boundary. Its length includes zero padding, whose
    /// gradients stay zero. During training, read them only between steps, as in a callback: in the middle of a step,
    /// they are a mix of old and new values.
    /// </summary>
    Span<float> Parameters { get; }

    /// <summary>
    /// Values that training computes in addition to the parameters and that optimizers do not change, such as the
    /// running statistics of <see cref="BatchNormAttribute"/>: one block, empty if a network has none.
    /// </summary>
    Span<float> Buffers => [];

    /// <summary>
    /// The statistics of the training data, if the input is a record (see <see cref="InputAttribute{TRow}"/>);
    /// otherwise null. They are saved and loaded with the parameters.
    /// </summary>
    /// <exception cref="NotSupportedException">It is set although the input is not a record.</exception>
    FeatureStatistics? InputStatistics
    {
        get => null;
        set => throw new NotSupportedException($"The input of {TSelf.Definition.Name} is no record.");
    }

    /// <summary>
    /// Computes the outputs of any whole number of samples on the caller's thread. Allocates nothing; safe on a shared
    /// instance from many threads. While another thread trains the network, it may read a mix of the parameters before
    /// and after a step; to avoid this, use a copy of the parameters made between steps.
    /// </summary>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <param name="output">Receives [samples x OutputSize]; it must not overlap the input.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of samples, or the spans overlap.
    /// </exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>
    /// Computes the same outputs, bit-for-bit, on several threads. Allocates nothing once each thread has memory for it;
    /// safe on a shared instance, as long as no thread writes the parameters. Too little work to share, such as fewer
    /// samples than two tiles, stays on the caller's thread, and so does a call while another one has the threads. A
    /// network of several inputs or outputs uses them where it is called with a span for each, not by this interface.
    /// </summary>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <param name="output">Receives [samples x OutputSize]; it must not overlap the input.</param>
    /// <param name="threads">
    /// The maximum number of threads, the caller's included; 0 for as many as there are processors.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of samples, or the spans overlap.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Predict(input, output);
    }

    /// <summary>Computes the outputs and, in training, keeps in the workspace what the backward pass needs.</summary>
    /// <param name="input">[samples x InputSize], row-major; in training it is copied into the workspace.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout are in training mode.</param>
    /// <returns>[samples x OutputSize], in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">
    /// The length is not a whole number of samples, there are more than the workspace allows, or the input is in the
    /// workspace's own memory.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is using the workspace.</exception>
    ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false);

    /// <summary>
    /// Computes the gradients of any function of the outputs from its gradient with respect to them, for your own
    /// losses and training loops. Call <see cref="Forward"/> with training: true in the same workspace first.
    /// </summary>
    /// <param name="dOutput">[samples x OutputSize]: the gradient with respect to the outputs.</param>
    /// <param name="workspace">The workspace of that call.</param>
    /// <param name="gradients">
    /// Receives the gradients of the parameters, laid out like <see cref="Parameters"/>.
    /// </param>
    /// <param name="dInput">Receives [samples x InputSize]; pass an empty span if you do not need it.</param>
    /// <param name="accumulate">Whether to add to <paramref name="gradients"/> instead of overwriting them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap.</exception>
    /// <exception cref="InvalidOperationException">
    /// There was no such forward pass, or another call is using the workspace.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// The network is for inference, made by <c>Freeze</c>: it has no backward pass.
    /// </exception>
    void Backward(
        ReadOnlySpan<float> dOutput,
        Workspace workspace,
        Span<float> gradients,
        Span<float> dInput,
        bool accumulate = false) =>
        throw new NotSupportedException(
            $"{TSelf.Definition.Name} is for inference and has no backward pass. Train the network it was made from.");
}
