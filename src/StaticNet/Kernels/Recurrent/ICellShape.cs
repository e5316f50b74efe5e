using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the sizes of a recurrent layer, which the cell of one stream is compiled for. The layer's
/// tensors lie one after the other: a row for each input with the gates side by side, a row for each unit, the bias of
/// the inputs and that of the state.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICellShape
{
    /// <summary>The values of a time step.</summary>
    static abstract int Inputs { get; }

    /// <summary>The number of units.</summary>
    static abstract int Units { get; }

    /// <summary>The width of a gate's part of a row: the padded number of units.</summary>
    static abstract int GateWidth { get; }

    /// <summary>The distance of the rows.</summary>
    static abstract int WeightStride { get; }

    /// <summary>Whether there are biases.</summary>
    static abstract bool HasBias { get; }
}
