using StaticNet.Belief;

namespace StaticNet;

public static partial class DeepBelief
{
    /// <summary>
    /// Fine-tunes the whole network as a model of its inputs, after <c>Pretrain</c>, by the contrastive wake-sleep
    /// algorithm. The class must be declared <c>[DeepBeliefNetwork(Untied = true)]</c>.
    /// Source: Hinton, Osindero and Teh, Neural Computation 18 (2006), appendix B.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The data. Labels are read only if the top machine models them.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Stops cleanly after the current update.</param>
    /// <returns>The results of each epoch.</returns>
    /// <exception cref="DatasetMismatchException">The data do not fit the network. Nothing was trained.</exception>
    /// <exception cref="InvalidOperationException">
    /// A machine below the top one has one weight for both directions. Nothing was trained.
    /// </exception>
    /// <exception cref="ArgumentException">There is nothing to resume from. Nothing was trained.</exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint is damaged, or belongs to another run. The network is unchanged.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The reconstruction error became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">
    /// The operation was cancelled; with a <see cref="BeliefLearningOptions.CheckpointPath"/>, a checkpoint was
    /// written.
    /// </exception>
    public static PretrainHistory UpDown<TNetwork>(
        this TNetwork network, Dataset data, UpDownOptions? options = null, CancellationToken cancellation = default)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new UpDownOptions();
        BeliefCheck.Data<TNetwork>(data, "training", needsLabels: true);
        BeliefCheck.Resume(options);
        foreach (RbmDefinition machine in TNetwork.Rbms[..^1])
        {
            if (machine.GenerativeWeightOffset < 0)
            {
                throw new InvalidOperationException(
                    $"{machine.Name} has one weight for both directions, and the up-down algorithm needs one for each. "
                    + $"Declare {TNetwork.Definition.Name} as [DeepBeliefNetwork(Untied = true)].");
            }
        }
        return new UpDownRun<TNetwork>(network, data, options, cancellation).Run();
    }
}
