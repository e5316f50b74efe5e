using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>For generated code: what a recurrent layer hands from step to step, or the gradients of that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RecurrentStates
{
    /// <summary>The hidden states.</summary>
    public readonly ref float Hidden;

    /// <summary>The cell states; a null reference where there are none.</summary>
    public readonly ref float Cell;

    /// <summary>Refers to some states.</summary>
    /// <param name="hidden">The hidden states.</param>
    /// <param name="cell">The cell states, or a null reference.</param>
    public RecurrentStates(ref float hidden, ref float cell)
    {
        Hidden = ref hidden;
        Cell = ref cell;
    }
}
