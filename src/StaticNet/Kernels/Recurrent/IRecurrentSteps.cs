using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: what a kind of recurrent layer does in one time step, for some sequences.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecurrentSteps
{
    /// <summary>Whether a cell state is handed from step to step beside the hidden one.</summary>
    static abstract bool HasCell { get; }

    /// <summary>The sum of the biases, with which the product of the inputs starts.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="weights">The tensors of the direction.</param>
    /// <param name="bias">Receives [gates].</param>
    static abstract void AddBiases<TSimd>(in RecurrentSizes sizes, ref float weights, ref float bias)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>One step forward, from the states before it to those after it.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="weights">The tensors of the direction.</param>
    /// <param name="gate">The product of the inputs, [rows x gates], replaced by the gates.</param>
    /// <param name="before">The states before the step.</param>
    /// <param name="after">Receives those after it.</param>
    static abstract void Forward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weights, ref float gate, RecurrentStates before,
        RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>
    /// One step backward: the gradients of the pre-activations, and what goes past the recurrent product.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="weightHh">The transposed weight of the state.</param>
    /// <param name="gate">The gates, replaced by the gradients of their pre-activations.</param>
    /// <param name="dStep">The gradient of the step's output, [rows x units].</param>
    /// <param name="dStepStride">The distance of its rows.</param>
    /// <param name="gradients">The gradients of the states after the step, replaced by those before it.</param>
    /// <param name="before">The states before the step.</param>
    /// <param name="after">Those after it.</param>
    static abstract void Backward<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dStep, int dStepStride,
        RecurrentStates gradients, RecurrentStates before, RecurrentStates after)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>The recurrent product of backward: <c>dHidden += dGate * weightHh^T</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="weightHh">The transposed weight of the state.</param>
    /// <param name="gate">The gradients of the pre-activations.</param>
    /// <param name="dHidden">What is added to, [rows x units].</param>
    static abstract void BackwardProduct<TSimd>(
        in RecurrentSizes sizes, int rows, ref float weightHh, ref float gate, ref float dHidden)
        where TSimd : unmanaged, ISimd<TSimd>;

    /// <summary>
    /// The gradients of the weight of the state, for its rows from first to end, and with <paramref name="withBiases"/>
    /// those of the biases.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="sizes">The sizes of the layer.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="steps">The time steps of all sequences.</param>
    /// <param name="hiddenBefore">The states before them, [steps x units].</param>
    /// <param name="gates">The gradients of the pre-activations, [steps x gates].</param>
    /// <param name="gradients">Those of the direction's tensors.</param>
    /// <param name="withBiases">Whether the biases are among them.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="gradients"/> holds.</param>
    static abstract void Gradients<TSimd>(
        in RecurrentSizes sizes, int first, int end, int steps, ref float hiddenBefore, ref float gates,
        ref float gradients, bool withBiases, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>;
}
