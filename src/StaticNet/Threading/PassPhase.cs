using System.ComponentModel;

namespace StaticNet.Threading;

/// <summary>For generated code: the phases of a pass over a batch that every network has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PassPhase
{
    /// <summary>Transposes the weights, through which gradients flow back to the inputs of their layers.</summary>
    public const int Transpose = 0;

    /// <summary>The layers, and the outputs.</summary>
    public const int Forward = 1;

    /// <summary>The layers, the losses, and the outputs.</summary>
    public const int Loss = 2;

    /// <summary>The layers, the losses, and the gradients of the samples' values.</summary>
    public const int LossAndBackward = 3;

    /// <summary>The gradients of the samples' values, from those that the caller gives.</summary>
    public const int Backward = 4;

    /// <summary>The gradients of the parameters.</summary>
    public const int ParameterGradients = 5;

    /// <summary>How many they are: a network's own phases come after them.</summary>
    public const int Count = 6;
}
