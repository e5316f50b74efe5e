using System.Numerics.Tensors;

namespace StaticNet.Belief;

/// <summary>
/// Sums over the rows of a phase, in which those of the model count against those of the data and as much as all of
/// them.
/// </summary>
internal static class SignedRows
{
    /// <summary>The mean of the rows of the data.</summary>
    public static void MeanOfData(UnitRows units, int rows, Span<float> means) => Sum(units, rows, 1f / rows, means);

    /// <summary>What a row counts: 1 where it is data, and what makes up for it where it is of the model.</summary>
    public static float SignOf(int row, Phase phase)
        => row < phase.DataRows ? 1 : -(float)phase.DataRows / phase.ModelRows;

    /// <summary>Gives the hidden rows of the model their sign and share.</summary>
    public static void NegateModel(Phase phase)
    {
        float sign = SignOf(phase.DataRows, phase);
        for (int row = phase.DataRows; row < phase.DataRows + phase.ModelRows; row++)
        {
            Span<float> hidden = phase.Hidden[row];
            TensorPrimitives.Multiply(hidden, sign, hidden);
        }
    }

    /// <summary>The sum of rows that have their signs, times a factor.</summary>
    public static void Sum(UnitRows units, int rows, float scale, Span<float> sums)
    {
        sums.Clear();
        for (int row = 0; row < rows; row++)
            TensorPrimitives.Add(sums, units[row], sums);
        TensorPrimitives.Multiply(sums, scale, sums);
    }

    /// <summary>The sum of visible rows, which have none, each by its sign, times a factor.</summary>
    public static void SumOfVisible(UnitRows units, Phase phase, float scale, Span<float> sums)
    {
        sums.Clear();
        int rows = phase.DataRows + phase.ModelRows;
        for (int row = 0; row < rows; row++)
            TensorPrimitives.MultiplyAdd(units[row], SignOf(row, phase) * scale, sums, sums);
    }
}
