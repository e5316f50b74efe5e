namespace StaticNet;

/// <summary>
/// A compiled network. The compiler implements it on every class marked with <see cref="NetworkAttribute"/>; what works
/// on any network is generic over it and needs neither reflection nor a virtual call per layer.
/// <para>
/// Where a network has several inputs, the input here is one block after another, in the order of
/// <see cref="NetworkDefinition.Inputs"/>: [samples x first], then [samples x second]; <see cref="InputSize"/> is their
/// sum. An input with a time axis is a block [samples x steps x size], and all of them have the same number of steps.
/// Several outputs, and their gradients, lie likewise.
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

    /// <summary>The number of different tokens; 0 where the input is values.</summary>
    static virtual int Vocabulary => 0;

    /// <summary>Whether a sample is a sequence of any number of time steps.</summary>
    static virtual bool HasTime => false;

    /// <summary>Whether a sequence has outputs, and targets, for each time step.</summary>
    static virtual bool OutputHasTime => false;

    /// <summary>The number of parameters, without padding.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The layers and where their parameters lie.</summary>
    static abstract NetworkDefinition Definition { get; }

    /// <summary>Creates a network with reproducibly initialised parameters.</summary>
    /// <param name="seed">The same seed gives the same parameters.</param>
    static abstract TSelf Create(long seed);

    /// <summary>
    /// All parameters, one block that starts at a 64-byte boundary. Its length includes zero padding, whose gradients
    /// stay zero. While the network is trained, they are those of one step only between steps, as in a callback.
    /// </summary>
    Span<float> Parameters { get; }

    /// <summary>
    /// What training computes besides the parameters and no optimizer touches, such as the running statistics of
    /// <see cref="BatchNormAttribute"/>: one block, empty where a network has none.
    /// </summary>
    Span<float> Buffers => [];

    /// <summary>
    /// What was measured of the training data where the input is a record, see <see cref="InputAttribute{TRow}"/>; null
    /// where it is not. It is saved and loaded with the parameters.
    /// </summary>
    /// <exception cref="NotSupportedException">It is set where the input is no record.</exception>
    FeatureStatistics? InputStatistics
    {
        get => null;
        set => throw new NotSupportedException($"The input of {TSelf.Definition.Name} is no record.");
    }

    /// <summary>
    /// Computes the outputs of any whole number of samples on the caller's thread. Allocates nothing; safe on a shared
    /// instance from many threads. While another thread trains the network, it reads some parameters before a step and
    /// some after it; for outputs of one step, give it a copy of the parameters, made between steps.
    /// </summary>
    /// <param name="input">[samples x InputSize], row-major.</param>
    /// <param name="output">Receives [samples x OutputSize]; it shares no memory with the input.</param>
    /// <exception cref="ArgumentException">
    /// The lengths are not those of a whole number of samples, or the spans overlap.
    /// </exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the outputs and, in training, keeps in the workspace what the backward pass needs.</summary>
    /// <param name="input">[samples x InputSize], row-major; in training it is copied into the workspace.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="training">Whether layers such as dropout behave as in training.</param>
    /// <returns>[samples x OutputSize], in the workspace, valid until its next use.</returns>
    /// <exception cref="ArgumentException">
    /// The length is not that of a whole number of samples, there are more than the workspace was made for, or the
    /// input lies in the workspace.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call uses the workspace.</exception>
    ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training = false);

    /// <summary>
    /// Computes the gradients of any function of the outputs from its gradient with respect to them, for losses and
    /// training loops of one's own. It follows a <see cref="Forward"/> with training: true in the same workspace.
    /// </summary>
    /// <param name="dOutput">[samples x OutputSize]: the gradient with respect to the outputs.</param>
    /// <param name="workspace">The workspace of that call.</param>
    /// <param name="gradients">
    /// Receives the gradients of the parameters, laid out like <see cref="Parameters"/>.
    /// </param>
    /// <param name="dInput">Receives [samples x InputSize], or is empty where nobody asks.</param>
    /// <param name="accumulate">Whether to add to <paramref name="gradients"/> instead of overwriting them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap.</exception>
    /// <exception cref="InvalidOperationException">
    /// No such forward pass came before, or another call uses the workspace.
    /// </exception>
    void Backward(
        ReadOnlySpan<float> dOutput,
        Workspace workspace,
        Span<float> gradients,
        Span<float> dInput,
        bool accumulate = false);
}
