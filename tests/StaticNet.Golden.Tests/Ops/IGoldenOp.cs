using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>How the cases of an operation are run: one line in <see cref="GoldenOps"/> covers an operation.</summary>
internal interface IGoldenOp
{
    /// <summary>Why a case of the operation cannot be run; null where it can.</summary>
    /// <param name="golden">The case.</param>
    string? NotCovered(GoldenCase golden) => null;

    /// <summary>The attributes of the networks that the case needs.</summary>
    /// <param name="golden">The case.</param>
    IEnumerable<string> Networks(GoldenCase golden);

    /// <summary>Runs the networks and compares their results with PyTorch's.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="networks">The networks, in the order of <see cref="Networks"/>.</param>
    void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks);
}
