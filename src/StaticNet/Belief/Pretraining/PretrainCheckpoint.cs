namespace StaticNet.Belief;

/// <summary>A checkpoint of pre-training, with what the machine that learns carries from update to update.</summary>
internal sealed class PretrainCheckpoint<TNetwork>(string path, TNetwork network, PretrainOptions options, int samples)
    : BeliefCheckpoint<TNetwork>(path, network, options, samples)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    protected override string VersionKey => "staticnet_pretraining";

    protected override string Activity => "pre-training";

    protected override int Stages => TNetwork.Rbms.Length;

    protected override IEnumerable<(string Key, string Value)> Settings =>
    [
        ("sample_inputs", options.SampleInputs ? "1" : "0"),
        .. TNetwork.Rbms.Select(machine => (
            $"options.{machine.Name}", PretrainText.Of(PretrainCheck.OptionsOf(machine, options)))),
    ];

    public void Save(PretrainState state, MachineLearner learner) => Save(state, Parts(learner));

    /// <summary>Reads and checks everything, and only then changes the network.</summary>
    /// <param name="newLearner">Makes the learner of a machine.</param>
    /// <param name="learner">Receives the learner as it was, or null where all machines have learned.</param>
    /// <exception cref="CheckpointException">It is not a checkpoint of this run.</exception>
    public PretrainState Load(Func<int, MachineLearner> newLearner, out MachineLearner? learner)
    {
        MachineLearner? read = null;
        PretrainState state = Load(state =>
        {
            read = state.Machine < Stages ? newLearner(state.Machine) : null;
            return read is null ? [] : Parts(read);
        });
        learner = read;
        return state;
    }

    protected override int EpochsOf(int stage)
        => PretrainCheck.OptionsOf(TNetwork.Rbms[stage], options).Epochs;

    private static IEnumerable<(string Name, Memory<float> Values)> Parts(MachineLearner learner)
        => learner.State.Parts.Concat(learner.Negative.State is { } chains ? [("chains", chains.Values)] : []);
}
