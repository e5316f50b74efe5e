using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: inference of streams whose state passes from step to step, written once for every vector width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorStreams
{
    /// <summary>Computes the outputs of sequences side by side.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="allTime">The number of time steps of each.</param>
    /// <param name="firstInput">The first step's input.</param>
    /// <param name="firstOutput">Receives the first step's output.</param>
    /// <param name="states">Their states, which move on; a null reference where they start from zero.</param>
    void Predict<TSimd>(
        int sequences, int allTime, ref float firstInput, ref float firstOutput, ref float states)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>Computes the outputs of one stream.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="allTime">The number of time steps.</param>
    /// <param name="firstInput">The first step's input.</param>
    /// <param name="firstOutput">Receives the first step's output.</param>
    /// <param name="state">Its state, which moves on; a null reference where it starts from zero.</param>
    void PredictStream<TSimd>(int allTime, ref float firstInput, ref float firstOutput, ref float state)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>Computes the output of one time step of one stream.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="input">The step's input.</param>
    /// <param name="output">Receives its output.</param>
    /// <param name="state">The stream's state, which moves on.</param>
    void StepStream<TSimd>(ref float input, ref float output, ref float state)
        where TSimd : unmanaged, ISimd<TSimd>;
}
