using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// What deep belief networks can do besides what any network can: learn without labels, reconstruct, generate, and say
/// how likely data are. Sources: Hinton, Osindero and Teh, Neural Computation 18 (2006); Hinton and Salakhutdinov,
/// Science 313 (2006).
/// </summary>
public static partial class DeepBelief
{
    /// <summary>
    /// One of the network's restricted Boltzmann machines, for what it alone can do.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="machine">Its number, from 0 at the input.</param>
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
    /// below. What stands above the stack, and is trained with a <see cref="Trainer{TNetwork}"/>, stays as it is.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The data. Labels are read where the top machine models them, otherwise not.</param>
    /// <param name="options">How to learn; null for the defaults.</param>
    /// <param name="cancellation">Ends pre-training cleanly after the update that runs.</param>
    /// <returns>The results of each epoch.</returns>
    /// <exception cref="DatasetMismatchException">
    /// The data do not fit the network: their size, a value that is not from 0 to 1 where visible units take only such,
    /// or a label. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">A machine cannot learn as the options say. Nothing was trained.</exception>
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

    /// <summary>The means of the top machine's hidden units: features of the inputs.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine], row-major.</param>
    /// <returns>[samples x hidden units of the top machine].</returns>
    /// <exception cref="ArgumentException">
    /// They are not whole samples, or not values that the lowest machine takes.
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

    /// <summary>
    /// What the network makes of inputs: means upwards through the machines, and downwards again.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine], row-major.</param>
    /// <param name="machines">How many machines they go through. Default: all.</param>
    /// <returns>As many values: the means of the visible units.</returns>
    /// <exception cref="ArgumentException">
    /// They are not whole samples, or not values that the lowest machine takes.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many machines, or it is less than 1.</exception>
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
