using System.ComponentModel;
using System.Runtime.InteropServices;
using StaticNet.Kernels;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: predictions on several threads. Each thread predicts some of the samples or sequences, cut at
/// fixed boundaries into parts of whole tiles, so every row is computed as it would be by one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelPrediction
{
    // About ten microseconds of one core.
    private const long WorthSharing = 1_000_000;

    private const int FewRows = 16;

    /// <summary>Predicts samples.</summary>
    /// <typeparam name="TNetwork">A network of one input and one output, without a time axis.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x InputSize].</param>
    /// <param name="output">Receives [samples x OutputSize].</param>
    /// <param name="blockRows">How many samples one thread takes through the layers together.</param>
    /// <param name="flops">The work of one sample.</param>
    /// <param name="threads">The maximum number of threads, or 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not belong to a whole number of samples, or the spans overlap.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> is negative, or <paramref name="blockRows"/> is not positive.
    /// </exception>
    public static void Run<TNetwork>(
        TNetwork network, ReadOnlySpan<float> input, Span<float> output, int blockRows, long flops, int threads)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        int samples = ShapeGuard.Samples(input.Length, TNetwork.InputSize);
        ShapeGuard.Length("output", output.Length, samples, TNetwork.OutputSize);
        ShapeGuard.Disjoint(input, output);
        SamplesJob<TNetwork> job = new()
        {
            Network = network,
            Input = input,
            Output = output,
            Samples = samples,
            BlockRows = blockRows,
        };
        Run(ref job, samples, blockRows, flops * samples, threads);
    }

    /// <summary>Predicts whole sequences from a zero state.</summary>
    /// <typeparam name="TNetwork">A network of one input and one output.</typeparam>
    /// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[sequences x steps x InputSize].</param>
    /// <param name="output">Receives [sequences x steps x OutputSize], or [sequences x OutputSize].</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="blockRows">How many sequences one thread takes through the layers together.</param>
    /// <param name="flops">The work of one time step.</param>
    /// <param name="threads">The maximum number of threads, or 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> is negative, <paramref name="blockRows"/> is not positive, or a token is not in the
    /// vocabulary.
    /// </exception>
    public static void Run<TNetwork, TInput>(
        TNetwork network, ReadOnlySpan<TInput> input, Span<float> output, int sequences, int blockRows, long flops,
        int threads)
        where TNetwork : class, ISequenceNetwork<TNetwork, TInput>
        where TInput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        int time = SequenceGuard.Time(input.Length, TNetwork.InputSize, sequences);
        int outputSize = TNetwork.OutputSize * (TNetwork.OutputHasTime ? time : 1);
        SequenceGuard.Length("output", output.Length, sequences, outputSize);
        ShapeGuard.Disjoint(input, output);
        if (TNetwork.Vocabulary > 0)
            SequenceGuard.Tokens(MemoryMarshal.Cast<TInput, int>(input), TNetwork.Vocabulary);
        SequencesJob<TNetwork, TInput> job = new()
        {
            Network = network,
            Input = input,
            Output = output,
            InputSize = TNetwork.InputSize * time,
            OutputSize = outputSize,
            Sequences = sequences,
            BlockRows = blockRows,
        };
        Run(ref job, sequences, blockRows, flops * time * sequences, threads);
    }

    /// <summary>Runs a job over rows: samples, or sequences.</summary>
    /// <typeparam name="TJob">The job, which asks <see cref="Rows"/> what is in its parts.</typeparam>
    /// <param name="job">The job.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="blockRows">How many of them one thread takes through the layers together.</param>
    /// <param name="flops">The work of all of them: little is not worth waking other threads for.</param>
    /// <param name="threads">The maximum number of threads, or 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> is negative, or <paramref name="blockRows"/> is not positive.
    /// </exception>
    public static void Run<TJob>(ref TJob job, int rows, int blockRows, long flops, int threads)
        where TJob : struct, IParallelJob, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (threads == 0)
            threads = Environment.ProcessorCount;
        int rowsPerPart = RowsPerPart(blockRows), parts = Math.Max(rows / rowsPerPart, 1);
        // Parts of a block read the weights once; with two shares for each thread, none waits long for another.
        int atOnce = Math.Min(Math.Min(Partition.PartsAtOnce, blockRows / rowsPerPart), parts / threads / 2);
        WorkerTeam.Run(ref job, 0, parts, flops < WorthSharing ? 1 : threads, Math.Max(atOnce, 1));
    }

    /// <summary>The rows of a range of parts. The last part has what is left, so none has only a few.</summary>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    /// <param name="allRows">The number of rows of all parts.</param>
    /// <param name="blockRows">How many rows one thread takes through the layers together.</param>
    /// <param name="rows">How many the range has.</param>
    /// <returns>The first of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blockRows"/> is not positive.</exception>
    public static int Rows(int first, int end, int allRows, int blockRows, out int rows)
    {
        int rowsPerPart = RowsPerPart(blockRows), firstRow = first * rowsPerPart;
        bool isLast = end >= allRows / rowsPerPart;
        rows = (isLast ? allRows : end * rowsPerPart) - firstRow;
        return firstRow;
    }

    // Where a row lies in a tile says in which order it is added up, and tiles begin anew with each block: so parts are
    // whole tiles of blocks that are whole tiles themselves, and whole blocks otherwise.
    private static int RowsPerPart(int blockRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockRows);
        if (blockRows % TileBlocking.WholeTiles == 0)
            return Partition.SamplesPerPart;
        return blockRows >= FewRows ? blockRows : (FewRows + blockRows - 1) / blockRows * blockRows;
    }

    private ref struct SamplesJob<TNetwork> : IParallelJob
        where TNetwork : class, INetwork<TNetwork>
    {
        public TNetwork Network;
        public ReadOnlySpan<float> Input;
        public Span<float> Output;
        public int Samples, BlockRows;

        public readonly void Run(int phase, int first, int end)
        {
            int sample = Rows(first, end, Samples, BlockRows, out int samples);
            Network.Predict(
                Input.Slice(sample * TNetwork.InputSize, samples * TNetwork.InputSize),
                Output.Slice(sample * TNetwork.OutputSize, samples * TNetwork.OutputSize));
        }
    }

    private ref struct SequencesJob<TNetwork, TInput> : IParallelJob
        where TNetwork : class, ISequenceNetwork<TNetwork, TInput>
        where TInput : unmanaged
    {
        public TNetwork Network;
        public ReadOnlySpan<TInput> Input;
        public Span<float> Output;
        public int InputSize, OutputSize, Sequences, BlockRows;

        public readonly void Run(int phase, int first, int end)
        {
            int sequence = Rows(first, end, Sequences, BlockRows, out int sequences);
            Network.Predict(
                Input.Slice(sequence * InputSize, sequences * InputSize),
                Output.Slice(sequence * OutputSize, sequences * OutputSize), sequences);
        }
    }
}
