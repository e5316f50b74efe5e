using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// The methods of deep belief networks in addition to those of any network: learning without labels, reconstructing,
/// generating, and estimating likelihoods. Sources: Hinton, Osindero and Teh, Neural Computation 18 (2006); Hinton and
/// Salakhutdinov, Science 313 (2006).
/// </summary>
public static partial class DeepBelief
{
    /// <summary>Returns one of the network's restricted Boltzmann machines.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="machine">The index of the machine, from 0 at the input.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such machine.</exception>
    public static RestrictedBoltzmannMachine<TNetwork> Machine<TNetwork>(this TNetwork network, int machine = 0)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        BeliefCheck.Index<TNetwork>(machine);
        return new RestrictedBoltzmannMachine<TNetwork>(network, machine);
    }

    /// <summary>
    /// Pre-trains the network: machine by machine from the input up, each on the means of the hidden units of the one
    /// below. Layers above the stack, which a <see cref="Trainer{TNetwork}"/> trains, do not change.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The data. Labels are read only if the top machine models them.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Stops pre-training cleanly after the current update.</param>
    /// <returns>The results of each epoch.</returns>
    /// <exception cref="DatasetMismatchException">
    /// The data do not fit the network: their size, a value that is not from 0 to 1 where visible units take only such,
    /// or a label. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">The options do not suit a machine. Nothing was trained.</exception>
    /// <exception cref="TrainingDivergedException">The machine's numbers became NaN or infinite.</exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint does not belong to this training run. Nothing was trained.
    /// </exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Pre-training was cancelled.</exception>
    public static PretrainHistory Pretrain<TNetwork>(
        this TNetwork network, Dataset data, PretrainOptions? options = null, CancellationToken cancellation = default)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new PretrainOptions();
        PretrainCheck.Require<TNetwork>(data, options);
        return new PretrainRun<TNetwork>(network, data, options, cancellation).Run();
    }

    /// <summary>Computes features of the inputs: the means of the top machine's hidden units.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine], row-major.</param>
    /// <returns>[samples x hidden units of the top machine].</returns>
    /// <exception cref="ArgumentException">
    /// The input is not a whole number of samples, or has values that the lowest machine does not accept.
    /// </exception>
    public static float[] Transform<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        int samples = BeliefCheck.Samples<TNetwork>(input);
        float[] output = ShapeGuard.NewOutput(samples, TNetwork.Rbms[^1].Hidden);
        Propagation.Up(network, input, TNetwork.Rbms.Length, output, Environment.ProcessorCount);
        return output;
    }

    /// <summary>Reconstructs inputs: propagates means up through the machines, and down again.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine], row-major.</param>
    /// <param name="machines">The number of machines to go through. Default: all.</param>
    /// <returns>As many values: the means of the visible units.</returns>
    /// <exception cref="ArgumentException">
    /// The input is not a whole number of samples, or has values that the lowest machine does not accept.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number is less than 1, or there are fewer machines.
    /// </exception>
    public static float[] Reconstruct<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> input, int? machines = null)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        int count = machines ?? TNetwork.Rbms.Length;
        BeliefCheck.Index<TNetwork>(count - 1);
        int samples = BeliefCheck.Samples<TNetwork>(input), size = TNetwork.Rbms[0].Visible;
        float[] output = new float[input.Length];
        UnitRows[] levels = Propagation.Levels<TNetwork>(Math.Min(samples, Propagation.BlockRows), count);
        for (int first = 0; first < samples; first += Propagation.BlockRows)
        {
            int rows = Math.Min(Propagation.BlockRows, samples - first);
            levels[0].CopyFrom(input.Slice(first * size, rows * size), 0, rows);
            Propagation.Up(network, levels, rows, count, Environment.ProcessorCount);
            Propagation.Down(network, levels, rows, count, Environment.ProcessorCount);
            levels[0].CopyTo(output.AsSpan(first * size, rows * size), 0, rows);
        }
        return output;
    }
}
