using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the sizes of a recurrent layer. The tensors of a direction lie one after the other: a row for
/// each input with the gates side by side, a row for each unit, the bias of the inputs and that of the state.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RecurrentSizes
{
    /// <summary>Sizes that are set by name.</summary>
    public RecurrentSizes()
    {
    }

    /// <summary>The values of a time step.</summary>
    public required int Inputs { get; init; }

    /// <summary>The number of units.</summary>
    public required int Units { get; init; }

    /// <summary>The length of a row of states.</summary>
    public required int HiddenStride { get; init; }

    /// <summary>The width of a gate's part of a row.</summary>
    public required int GateWidth { get; init; }

    /// <summary>The columns of the weights: all gates.</summary>
    public required int WeightWidth { get; init; }

    /// <summary>The distance of the weights' rows.</summary>
    public required int WeightStride { get; init; }

    /// <summary>The length of a row of what forward leaves for backward.</summary>
    public required int GatesStride { get; init; }

    /// <summary>The distance of the states of two streams.</summary>
    public required int StateStride { get; init; }

    /// <summary>Whether there are biases.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>Whether the hidden states lie in memory of their own, and the output is a copy of them.</summary>
    public bool CopiesHidden { get; init; }

    /// <summary>Whether only the state after the last step is copied.</summary>
    public bool CopiesLast { get; init; }

    /// <summary>Where the weight of the state starts, after that of the inputs.</summary>
    internal int StateWeight => Inputs * WeightStride;

    /// <summary>Where the bias of the inputs starts.</summary>
    internal int InputBias => (Inputs + Units) * WeightStride;

    /// <summary>Where the bias of the state starts.</summary>
    internal int StateBias => InputBias + WeightStride;
}
