using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>Where chains begin that nothing else starts: units that know nothing of each other.</summary>
internal static class ChainStart
{
    /// <summary>Bernoulli units on or off by a coin, Gaussian ones of mean 0, rectified ones off.</summary>
    public static void Fill(UnitRows rows, HiddenUnits units, ulong seed)
        => Fill(rows, units == HiddenUnits.Bernoulli, units == HiddenUnits.Gaussian, seed);

    /// <summary>Bernoulli and softmax units on or off by a coin, Gaussian ones of mean 0.</summary>
    public static void Fill(UnitRows rows, VisibleUnits units, ulong seed)
        => Fill(rows, units != VisibleUnits.Gaussian, units == VisibleUnits.Gaussian, seed);

    private static void Fill(UnitRows rows, bool isBinary, bool isGaussian, ulong seed)
    {
        for (int row = 0; row < rows.Rows; row++)
        {
            var random = new CounterRandom(CounterRandom.Combine(seed, (ulong)row));
            Span<float> values = rows[row];
            for (int i = 0; i < values.Length; i++)
            {
                if (isBinary)
                    values[i] = random.Uniform((ulong)i) < 0.5 ? 1 : 0;
                else
                    values[i] = isGaussian ? (float)random.Normal((ulong)i) : 0;
            }
        }
    }
}
