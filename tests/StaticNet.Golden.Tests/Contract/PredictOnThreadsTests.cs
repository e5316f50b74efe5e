using System.Reflection;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// Predictions on threads where there are several spans, with names of locals and members of the generated code, and
/// where rows are sequences: the same bits as on one thread.
/// </summary>
public sealed class PredictOnThreadsTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.CompileSources("OnThreads",
    [
        """
        using System;
        using StaticNet;

        namespace OnThreads;

        [Network]
        [Input(40, Name = "threads"), Dense(200), Relu(Name = "first")]
        [Input(24, Name = "job"), Dense(200), Add("first"), Tanh]
        [Dense(33, Name = "trunk"), Output(Name = "count")]
        [Dense(7, From = "trunk"), Softmax, Output(Name = "network")]
        public partial class Several;

        [Network]
        [SequenceInput(6, Name = "rows", Time = "step"), Lstm(40, Name = "first")]
        [TokenInput(9, Name = "run", Time = "step"), Embedding(40), Add("first"), Output(Name = "time")]
        [GlobalAveragePool, Dense(4), Output(Name = "sequences")]
        public partial class SeveralInTime;

        [Network]
        [SequenceInput(12), Lstm(64), Dense(5)]
        public partial class Signals;

        [Network]
        [TokenInput(50), Embedding(32), Gru(48, Bidirectional = true, ReturnSequences = false), Dense(3)]
        public partial class Tokens;

        public static class Calls
        {
            public static float[][] Several(int rows, int threads)
            {
                float[] count = new float[rows * 33], network = new float[rows * 7];
                Several called = new(seed: 1);
                if (threads == 1)
                    called.Predict(Floats(rows * 40), Floats(rows * 24), count, network);
                else
                    called.Predict(Floats(rows * 40), Floats(rows * 24), count, network, threads);
                return [count, network];
            }

            public static float[][] SeveralInTime(int rows, int threads)
            {
                float[] time = new float[rows * 11 * 40], sequences = new float[rows * 4];
                SeveralInTime called = new(seed: 1);
                if (threads == 1)
                    called.Predict(Floats(rows * 11 * 6), Indices(rows * 11, 9), time, sequences, rows);
                else
                    called.Predict(Floats(rows * 11 * 6), Indices(rows * 11, 9), time, sequences, rows, threads);
                return [time, sequences];
            }

            public static float[][] Signals(int rows, int threads)
            {
                float[] output = new float[rows * 13 * 5];
                Signals called = new(seed: 1);
                if (threads == 1)
                    called.Predict(Floats(rows * 13 * 12), output, rows);
                else
                    called.Predict(Floats(rows * 13 * 12), output, rows, threads);
                return [output];
            }

            public static float[][] Tokens(int rows, int threads)
            {
                float[] output = new float[rows * 3];
                Tokens called = new(seed: 1);
                if (threads == 1)
                    called.Predict(Indices(rows * 17, 50), output, rows);
                else
                    called.Predict(Indices(rows * 17, 50), output, rows, threads);
                return [output];
            }

            public static void BadToken() => new Tokens(seed: 1).Predict([50], new float[3], 1, threads: 2);

            private static float[] Floats(int count) => Array.ConvertAll(Indices(count, 999), x => x / 500f - 1);

            private static int[] Indices(int count, int most)
            {
                Random random = new(count);
                int[] indices = new int[count];
                for (int i = 0; i < count; i++)
                    indices[i] = random.Next(most);
                return indices;
            }
        }
        """,
    ]));

    [Theory]
    [InlineData("Several")]
    [InlineData("SeveralInTime")]
    [InlineData("Signals")]
    [InlineData("Tokens")]
    public void Rows_are_computed_as_by_one_thread(string network)
    {
        foreach (int rows in (int[])[1, 17, 149])
        {
            float[][] alone = Call(network, rows, threads: 1);
            Assert.All((int[])[0, 2, 3, 7], threads => Assert.Equal(alone, Call(network, rows, threads)));
        }
    }

    [Fact]
    public void An_interface_that_says_no_sequences_has_one()
    {
        NetworkRunner network = Compiled.Value.Create("Signals");
        float[] input = ContractNetworks.RandomInput(network, samples: 6), output = new float[6 * network.OutputSize];
        network.Predict(input, output, threads: 2);
        Assert.Equal(network.Predict(input), output);
    }

    [Fact]
    public void A_token_out_of_the_vocabulary_is_named()
    {
        TargetInvocationException thrown =
            Assert.Throws<TargetInvocationException>(() => Method("BadToken").Invoke(null, []));
        Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException);
    }

    private static float[][] Call(string network, int rows, int threads) =>
        (float[][])Method(network).Invoke(null, [rows, threads])!;

    private static MethodInfo Method(string name) =>
        Compiled.Value.Create("Several").Instance.GetType().Assembly.GetType("OnThreads.Calls")!.GetMethod(name)!;
}
