using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>For generated code: the parameters of a recurrent layer as the cell of one stream reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CellWeights
{
    /// <summary>Names the parameters.</summary>
    /// <param name="inputs">The values of a time step.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="part">The width of a gate's part of a row: the padded number of units.</param>
    /// <param name="stride">The distance of the rows.</param>
    /// <param name="inputWeight">A row for each input, with the gates side by side.</param>
    /// <param name="stateWeight">A row for each unit.</param>
    /// <param name="inputBias">The bias of the inputs, or a null reference.</param>
    /// <param name="stateBias">The bias of the state, or a null reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CellWeights(
        int inputs, int units, int part, int stride, ref float inputWeight, ref float stateWeight, ref float inputBias,
        ref float stateBias)
    {
        (Inputs, Units, Part, Stride) = ((nuint)inputs, (nuint)units, (nuint)part, (nuint)stride);
        InputWeight = ref inputWeight;
        StateWeight = ref stateWeight;
        InputBias = ref inputBias;
        StateBias = ref stateBias;
        Coefficients = ref TanhCoefficients.First;
    }

    /// <summary>The floats of a line of the caches.</summary>
    internal const int LineFloats = 16;

    internal readonly ref float InputWeight;
    internal readonly ref float StateWeight;
    internal readonly ref float InputBias;
    internal readonly ref float StateBias;
    internal readonly ref float Coefficients;
    internal readonly nuint Inputs;
    internal readonly nuint Units;
    internal readonly nuint Part;
    internal readonly nuint Stride;
}
