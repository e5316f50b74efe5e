using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>For generated code: inference of samples, written once for every vector width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorPrediction
{
    /// <summary>Computes the outputs of samples whose lengths are checked.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="firstInput">The first sample's input.</param>
    /// <param name="firstOutput">Receives the first sample's output.</param>
    void Predict<TSimd>(int samples, ref float firstInput, ref float firstOutput)
        where TSimd : unmanaged, ISimd<TSimd>;
}
