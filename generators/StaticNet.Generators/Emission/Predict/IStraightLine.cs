using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>A layer that can be written as straight-line code for one sample.</summary>
internal interface IStraightLine
{
    /// <summary>Whether that reads the input as vectors and not as scalars.</summary>
    bool ReadsVectors { get; }

    /// <summary>Whether it leaves the output in vectors and not in memory.</summary>
    bool WritesVectors { get; }

    /// <summary>How many calls of the vector interface it takes.</summary>
    int StraightLineCalls(Step step, int lanes);

    /// <summary>Writes the code.</summary>
    void EmitStraightLine(StraightLineEmission sample);
}
