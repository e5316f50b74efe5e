using System.Numerics.Tensors;

namespace StaticNet.Belief;

/// <summary>
/// The means on which a machine's units are centred. With units v - m and h - n, the gradient of the weight is
/// <c>dW = E[(v - m)(h - n)]</c> of the data less that of the model, and in the parameters of a machine that is not
/// centred the biases follow it: <c>da = E[v] - dW n</c>, <c>db = E[h] - dW^T m</c>.
/// Source: Melchior, Fischer and Wiskott, JMLR 17 (2016).
/// </summary>
internal sealed class Centers(int visible, int hidden)
{
    private readonly float[] _hiddenMeans = new float[hidden];

    /// <summary>[visible].</summary>
    public float[] Visible { get; } = new float[visible];

    /// <summary>[hidden].</summary>
    public float[] Hidden { get; } = new float[hidden];

    /// <summary>One number: whether there was a batch before, which is 1 or 0.</summary>
    public float[] Begun { get; } = new float[1];

    /// <summary>Moves the means towards those of the data; of the first batch, they are its own.</summary>
    public void Move(ReadOnlySpan<float> visibleMeans, Phase phase, float part)
    {
        SignedRows.MeanOfData(phase.Hidden, phase.DataRows, _hiddenMeans);
        part = Begun[0] == 0 ? 1 : part;
        Begun[0] = 1;
        Move(Visible, visibleMeans, part);
        Move(Hidden, _hiddenMeans, part);
    }

    /// <summary>
    /// Takes the means off the rows of both sides, and what belongs to the weight's gradient off those of the biases.
    /// Rows of the model have their sign and share already. It is done once for each group of visible units; hidden
    /// rows are centred with the first, whose centre is not null.
    /// </summary>
    public void Correct(
        Phase phase, UnitRows units, float[]? center, float scale, Span<float> visibleGradient,
        Span<float> hiddenGradient)
    {
        int rows = phase.DataRows + phase.ModelRows;
        for (int row = 0; row < rows; row++)
        {
            Span<float> v = units[row], h = phase.Hidden[row];
            if (center is not null)
            {
                // The hidden row is signed: so is what is taken off.
                float sign = SignedRows.SignOf(row, phase);
                TensorPrimitives.MultiplyAdd(Hidden, -sign, h, h);
                TensorPrimitives.Subtract(v, center, v);
                float ofVisible = scale * TensorPrimitives.Dot<float>(v, center);
                TensorPrimitives.MultiplyAdd(h, -ofVisible, hiddenGradient, hiddenGradient);
            }
            float ofHidden = scale * TensorPrimitives.Dot<float>(h, Hidden);
            TensorPrimitives.MultiplyAdd(v, -ofHidden, visibleGradient, visibleGradient);
        }
    }

    private static void Move(Span<float> center, ReadOnlySpan<float> means, float part)
    {
        for (int i = 0; i < center.Length; i++)
            center[i] += part * (means[i] - center[i]);
    }
}
