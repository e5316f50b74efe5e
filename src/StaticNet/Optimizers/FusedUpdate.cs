using StaticNet.Kernels;

namespace StaticNet.Optimizers;

/// <summary>
/// A step of an optimizer that runs within the backward pass: the rows of a large weight are updated by the thread that
/// has computed their gradients, all other parameters at the end. The result is bit-for-bit that of a step after the
/// pass.
/// </summary>
/// <param name="optimizer">The optimizer, which updates in parts.</param>
/// <param name="parameters">Gives all parameters of the network.</param>
/// <param name="weights">Offset and length of each weight that the pass updates, in ascending order.</param>
internal sealed class FusedUpdate(Optimizer optimizer, Func<Span<float>> parameters, int[] weights) : WeightUpdate
{
    /// <inheritdoc/>
    internal override void Begin()
    {
        optimizer.BeginStep(parameters().Length);
        HasBegun = true;
    }

    /// <inheritdoc/>
    internal override void Update(int start, ReadOnlySpan<float> gradients)
        => optimizer.UpdatePart(
            new UpdateBlock(parameters().Slice(start, gradients.Length), gradients, 1, threads: 1, start));

    /// <summary>Updates all other parameters, and ends the step.</summary>
    /// <param name="gradients">The gradients of all parameters, but for those that are updated.</param>
    /// <param name="threads">The maximum number of threads.</param>
    public void End(ReadOnlySpan<float> gradients, int threads)
    {
        Span<float> all = parameters();
        int start = 0;
        for (int i = 0; i < weights.Length; i += 2)
        {
            UpdateRest(all, gradients, start, weights[i], threads);
            start = weights[i] + weights[i + 1];
        }
        UpdateRest(all, gradients, start, all.Length, threads);
        optimizer.EndStep(all, threads);
        HasBegun = false;
    }

    private void UpdateRest(Span<float> all, ReadOnlySpan<float> gradients, int start, int end, int threads)
    {
        if (start < end)
            optimizer.UpdatePart(new UpdateBlock(all[start..end], gradients[start..end], 1, threads, start));
    }
}
