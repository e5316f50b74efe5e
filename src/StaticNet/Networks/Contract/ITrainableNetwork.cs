using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// A compiled network with a declared loss. Where it has several, <see cref="NetworkDefinition.Outputs"/> says which
/// targets each takes, and the overloads for <see cref="TargetBlocks"/> take those of all.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface ITrainableNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    /// <summary>The kinds of targets that the loss takes.</summary>
    static abstract TargetKinds TargetKinds { get; }

    /// <summary>The number of target values of one sample, if targets are values or distributions.</summary>
    static abstract int TargetSize { get; }

    /// <summary>
    /// The number of class indices of one sample (the positions over which a softmax runs), 0 if the loss takes none.
    /// </summary>
    static abstract int TargetIndices { get; }

    /// <summary>The class index whose targets are ignored, both in the loss and in metrics.</summary>
    static virtual int IgnoredTarget => Dataset.NoClass;

    /// <summary>
    /// The fewest samples that it can be trained with at once: 2 where a layer normalises single values over the batch.
    /// </summary>
    static virtual int SmallestBatch => 1;

    /// <summary>
    /// For generated code: offset and length, within the parameters, of each weight that <c>LossAndGradients</c>
    /// updates itself where a step of an optimizer runs within it. Everything else gets its gradients.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual ReadOnlySpan<int> FusedWeights => [];

    /// <summary>Computes the declared loss as in inference (without dropout), and, if requested, the outputs.</summary>
    /// <param name="input">[samples x InputSize].</param>
    /// <param name="targets">[samples x TargetSize].</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="output">Receives [samples x OutputSize], or is empty.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> output = default);

    /// <inheritdoc cref="Loss(ReadOnlySpan{float}, ReadOnlySpan{float}, Workspace, Span{float})"/>
    /// <param name="input">[samples x InputSize].</param>
    /// <param name="targets">[samples x TargetIndices] class indices.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="output">Receives [samples x OutputSize], or is empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a class index is out of range.</exception>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float Loss(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> output = default)
        => throw UnsupportedTargets.Indices<TSelf>();

    /// <summary>Computes the declared loss as in training and its gradients with respect to all parameters.</summary>
    /// <param name="input">[samples x InputSize].</param>
    /// <param name="targets">[samples x TargetSize].</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients, laid out like <see cref="INetwork{TSelf}.Parameters"/>.</param>
    /// <returns>The loss, before any update.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients);

    /// <inheritdoc cref="LossAndGradients(ReadOnlySpan{float}, ReadOnlySpan{float}, Workspace, Span{float})"/>
    /// <param name="input">[samples x InputSize].</param>
    /// <param name="targets">[samples x TargetIndices] class indices.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients, laid out like <see cref="INetwork{TSelf}.Parameters"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a class index is out of range.</exception>
    /// <exception cref="NotSupportedException">The loss does not take class indices.</exception>
    float LossAndGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace, Span<float> gradients)
        => throw UnsupportedTargets.Indices<TSelf>();

    /// <summary>
    /// Computes the declared loss as in inference (without dropout), and, if requested, the outputs. It takes the
    /// targets of any number of losses, whose weighted sum it returns.
    /// </summary>
    /// <param name="input">[samples x InputSize], block after block where there are several inputs.</param>
    /// <param name="targets">The targets of all losses.</param>
    /// <param name="workspace">The memory to work in, which then has the loss of each output.</param>
    /// <param name="output">Receives the outputs, block after block, or is empty.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a class index is out of range.</exception>
    /// <exception cref="NotSupportedException">A loss does not take such targets.</exception>
    float Loss(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output = default)
        => targets.AreIndices(0)
            ? Loss(input, targets.Indices, workspace, output)
            : Loss(input, targets.Values, workspace, output);

    /// <summary>
    /// Computes the declared loss as in training and its gradients with respect to all parameters. It takes the targets
    /// of any number of losses, whose weighted sum it returns.
    /// </summary>
    /// <param name="input">[samples x InputSize], block after block where there are several inputs.</param>
    /// <param name="targets">The targets of all losses.</param>
    /// <param name="workspace">The memory to work in, which then has the loss of each output.</param>
    /// <param name="gradients">Receives the gradients, laid out like <see cref="INetwork{TSelf}.Parameters"/>.</param>
    /// <returns>The loss, before any update.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a class index is out of range.</exception>
    /// <exception cref="NotSupportedException">A loss does not take such targets.</exception>
    float LossAndGradients(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> gradients)
        => targets.AreIndices(0)
            ? LossAndGradients(input, targets.Indices, workspace, gradients)
            : LossAndGradients(input, targets.Values, workspace, gradients);
}
