using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: what takes the gradients of a large weight's rows from the thread that has just computed them,
/// so that they need not go through memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WeightUpdate
{
    private int _thread;

    private protected WeightUpdate()
    {
    }

    /// <summary>Whether a pass has begun an update.</summary>
    internal bool HasBegun { get; private protected set; }

    /// <summary>
    /// Whether the pass that begins now is meant, and not one of another thread that uses the workspace by mistake.
    /// </summary>
    internal bool IsRequestedHere => _thread == Environment.CurrentManagedThreadId;

    /// <summary>Asks for an update within the next pass of this thread.</summary>
    internal void Request() => (HasBegun, _thread) = (false, Environment.CurrentManagedThreadId);

    /// <summary>Begins an update, when the loss is known to be finite.</summary>
    internal abstract void Begin();

    /// <summary>Updates a part of a weight, on any thread.</summary>
    /// <param name="start">Where it starts among all parameters.</param>
    /// <param name="gradients">Its gradients.</param>
    internal abstract void Update(int start, ReadOnlySpan<float> gradients);
}
