using System.Numerics;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>The part of a checkpoint that is not tensors.</summary>
internal sealed class PretrainText(CheckpointMetadata metadata)
{
    private const string None = "-";

    /// <summary>Writes the state.</summary>
    public static void Write(IDictionary<string, string> metadata, PretrainState state)
    {
        metadata["machine"] = Of(state.Machine);
        metadata["epoch"] = Of(state.Epoch);
        metadata["step"] = Of(state.Step);
        metadata["updates"] = Of(state.Updates);
        metadata["all_updates"] = Of(state.AllUpdates);
        metadata["seconds"] = Of(state.Seconds);
        metadata["results"] = string.Join('\n', state.Results.Select(Of));
    }

    /// <summary>The options of a machine, as text that is the same for the same options.</summary>
    public static string Of(RbmOptions options) => string.Join(
        ' ', Of(options.Epochs), Of(options.LearningRate), Of(options.FinalLearningRate),
        Of(options.InitialMomentum), Of(options.FinalMomentum), Of(options.MomentumEpochs), Of(options.WeightDecay),
        $"{options.Chains}", Of(options.GibbsSteps), Of(options.ChainCount), Of(options.Temperatures),
        options.SampleVisible ? "1" : "0", options.Centered ? "1" : "0", Of(options.SparsityTarget),
        Of(options.SparsityCost));

    /// <summary>The options of the up-down algorithm, as text that is the same for the same options.</summary>
    public static string Of(UpDownOptions options)
        => string.Join(' ', Of(options.Epochs), Of(options.LearningRate), Of(options.GibbsSteps));

    /// <summary>Reads the state.</summary>
    /// <exception cref="CheckpointException">A value is missing or not one.</exception>
    public PretrainState Read() => new()
    {
        Machine = metadata.Number<int>("machine"),
        Epoch = metadata.Number<int>("epoch"),
        Step = metadata.Number<int>("step"),
        Updates = metadata.Number<long>("updates"),
        AllUpdates = metadata.Number<long>("all_updates"),
        Seconds = metadata.Number<double>("seconds"),
        Results = [.. metadata.Text("results").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Result)],
    };

    private PretrainEpoch Result(string line)
    {
        string[] parts = line.Split('\t');
        if (parts.Length != 6)
            throw metadata.Error($"the checkpoint's results have the line '{line}'.");
        return new PretrainEpoch(
            parts[0],
            metadata.Parse<int>("results", parts[1]),
            metadata.Parse<double>("results", parts[2]),
            parts[3] == None ? null : metadata.Parse<double>("results", parts[3]),
            metadata.Parse<double>("results", parts[4]),
            metadata.Parse<double>("results", parts[5]));
    }

    private static string Of(PretrainEpoch result) => string.Join(
        '\t', result.Machine, Of(result.Epoch), Of(result.ReconstructionError), Of(result.FreeEnergyGap),
        Of(result.LearningRate), Of(result.Seconds));

    private static string Of<TNumber>(TNumber? value)
        where TNumber : struct, INumber<TNumber> => value is { } number ? Of(number) : None;

    private static string Of<TNumber>(TNumber value)
        where TNumber : struct, INumber<TNumber> => CheckpointMetadata.Text(value);
}
