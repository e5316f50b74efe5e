namespace StaticNet.Tests.Sequences;

/// <summary>
/// After an embedding, a recurrent layer multiplies each row of the table once where steps are many and tokens few.
/// One short sequence alone is computed step by step, and their sum must be the same.
/// </summary>
public sealed class TableTests
{
    private const int Time = 9;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lstm_reads_the_table(bool hasLengths) => Check<LstmOfTokens>(7, 7, hasLengths);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gru_reads_the_table(bool hasLengths) => Check<GruOfTokens>(5, 4, hasLengths);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gru_that_resets_before_reads_the_table(bool hasLengths) => Check<OtherGruOfTokens>(5, 4, hasLengths);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Simple_layer_reads_the_table(bool hasLengths) => Check<RnnOfTokens>(9, 4, hasLengths);

    private static void Check<TNetwork>(int vocabulary, int classes, bool hasLengths)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        var network = TNetwork.Create(3);
        foreach (int sequences in (int[])[16, 37])
        {
            var random = new Random(sequences);
            int[] tokens = Draw(random, sequences * Time, vocabulary);
            int targetsOfOne = TNetwork.OutputHasTime ? Time : 1;
            int[] targets = Draw(random, sequences * targetsOfOne, classes);
            int[] lengths =
                [.. Enumerable.Range(0, sequences).Select(_ => hasLengths ? random.Next(1, Time + 1) : Time)];
            float[] actual = new float[network.Parameters.Length], one = new float[actual.Length];
            var expected = new double[actual.Length];
            var workspace = new Workspace(sequences, Time);
            float loss = network.LossAndGradients(tokens, targets, null, workspace, actual, lengths);
            double total = TNetwork.OutputHasTime ? lengths.Sum() : sequences, sum = 0;
            for (int sequence = 0; sequence < sequences; sequence++)
            {
                float own = network.LossAndGradients(
                    tokens.AsSpan(sequence * Time, Time), targets.AsSpan(sequence * targetsOfOne, targetsOfOne), null,
                    workspace, one, lengths.AsSpan(sequence, 1));
                double weight = (TNetwork.OutputHasTime ? lengths[sequence] : 1) / total;
                sum += own * weight;
                for (int i = 0; i < one.Length; i++)
                    expected[i] += one[i] * weight;
            }
            Assert.Equal(sum, loss, 1e-5);
            double allowed = 1e-5 * expected.Max(Math.Abs);
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(expected[i], actual[i], allowed);
        }
    }

    private static int[] Draw(Random random, int count, int end)
        => [.. Enumerable.Range(0, count).Select(_ => random.Next(end))];
}
