using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>A layer of whose shapes the compiler does not know whether they suit it: it is asked when it runs.</summary>
internal interface IChecksShapes
{
    /// <summary>The call that throws where they do not.</summary>
    /// <param name="step">The layer's step.</param>
    /// <param name="network">The network, as a literal.</param>
    string CheckOfShapes(Step step, string network);
}
