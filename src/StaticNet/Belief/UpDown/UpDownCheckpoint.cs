namespace StaticNet.Belief;

/// <summary>
/// A checkpoint of the up-down algorithm, which carries nothing but the network from update to update.
/// </summary>
internal sealed class UpDownCheckpoint<TNetwork>(string path, TNetwork network, UpDownOptions options, int samples)
    : BeliefCheckpoint<TNetwork>(path, network, options, samples)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    protected override string VersionKey => "staticnet_up_down";

    protected override string Activity => "the up-down algorithm";

    protected override int Stages => 1;

    protected override IEnumerable<(string Key, string Value)> Settings => [("options", PretrainText.Of(options))];

    public void Save(PretrainState state) => Save(state, []);

    /// <summary>Reads and checks everything, and only then changes the network.</summary>
    /// <exception cref="CheckpointException">It is not a checkpoint of this run.</exception>
    public PretrainState Load() => Load(_ => []);

    protected override int EpochsOf(int stage) => options.Epochs;
}
