using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Belief;

/// <summary>The part of a checkpoint of pre-training that is not tensors.</summary>
internal sealed class PretrainText(string path, IReadOnlyDictionary<string, string> values)
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

    /// <summary>Reads the state.</summary>
    /// <exception cref="CheckpointException">A value is missing or not one.</exception>
    public PretrainState Read(ImmutableArray<RbmDefinition> machines)
    {
        PretrainState state = new()
        {
            Machine = Number<int>("machine"),
            Epoch = Number<int>("epoch"),
            Step = Number<int>("step"),
            Updates = Number<long>("updates"),
            AllUpdates = Number<long>("all_updates"),
            Seconds = Number<double>("seconds"),
            Results = [.. Text("results").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Result)],
        };
        bool makesSense = state is { Machine: >= 0, Epoch: >= 0, Step: >= 0, Updates: >= 0, AllUpdates: >= 0 }
            && state.Machine <= machines.Length && double.IsFinite(state.Seconds);
        return makesSense ? state : throw new CheckpointException(path, "its numbers make no sense.");
    }

    /// <summary>Checks that a value is the one of this run.</summary>
    /// <exception cref="CheckpointException">It is not.</exception>
    public void RequireSame(string key, string expected)
    {
        string found = Text(key);
        if (found != expected)
        {
            throw new CheckpointException(
                path, $"the checkpoint is of another run: its {key} is {found}, here it is {expected}.");
        }
    }

    private string Text(string key)
        => values.TryGetValue(key, out string? value)
            ? value
            : throw new CheckpointException(path, $"the checkpoint has no {key}.");

    private TNumber Number<TNumber>(string key)
        where TNumber : struct, IParsable<TNumber> => Parse<TNumber>(key, Text(key));

    private TNumber Parse<TNumber>(string key, string text)
        where TNumber : struct, IParsable<TNumber>
        => TNumber.TryParse(text, CultureInfo.InvariantCulture, out TNumber value)
            ? value
            : throw new CheckpointException(path, $"the checkpoint's {key} is '{text}', which is no such value.");

    private PretrainEpoch Result(string line)
    {
        string[] parts = line.Split('\t');
        if (parts.Length != 6)
            throw new CheckpointException(path, $"the checkpoint's results have the line '{line}'.");
        return new PretrainEpoch(
            parts[0],
            Parse<int>("results", parts[1]),
            Parse<double>("results", parts[2]),
            parts[3] == None ? null : Parse<double>("results", parts[3]),
            Parse<double>("results", parts[4]),
            Parse<double>("results", parts[5]));
    }

    private static string Of(PretrainEpoch result) => string.Join(
        '\t', result.Machine, Of(result.Epoch), Of(result.ReconstructionError), Of(result.FreeEnergyGap),
        Of(result.LearningRate), Of(result.Seconds));

    private static string Of<TNumber>(TNumber? value)
        where TNumber : struct, IFormattable => value is { } number ? Of(number) : None;

    private static string Of<TNumber>(TNumber value)
        where TNumber : struct, IFormattable
        => value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);
}
