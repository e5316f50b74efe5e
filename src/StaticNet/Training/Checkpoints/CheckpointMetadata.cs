using System.Globalization;
using System.Numerics;

namespace StaticNet.Training;

/// <summary>The part of a checkpoint that is not tensors: text, in which doubles keep all their bits.</summary>
internal sealed class CheckpointMetadata(string path, IReadOnlyDictionary<string, string> values)
{
    private const string VersionKey = "staticnet_checkpoint";
    private const string Version = "3";
    private const string None = "-";

    /// <summary>Whether metadata are those of a checkpoint, of whatever version.</summary>
    public static bool IsCheckpoint(IReadOnlyDictionary<string, string> metadata) => metadata.ContainsKey(VersionKey);

    /// <summary>Writes the state.</summary>
    public static void Write(IDictionary<string, string> metadata, FitState state)
    {
        metadata[VersionKey] = Version;
        metadata["epoch"] = Text(state.Epoch);
        metadata["step"] = Text(state.Step);
        metadata["updates"] = Text(state.Updates);
        metadata["learning_rate"] = Text(state.InitialRate);
        metadata["scheduled"] = Text(state.Scheduled);
        metadata["loss_sum"] = Text(state.Losses, static loss => loss.Total);
        metadata["loss_divisor"] = Text(state.Losses, static loss => loss.Divisor);
        metadata["epoch_seconds"] = Text(state.Seconds);
        metadata["dropout_step"] = Text(state.DropoutStep);
        metadata["monitor"] = state.Watched?.ToString() ?? None;
        metadata["best_value"] = Text(state.BestValue);
        metadata["best_epoch"] = Text(state.BestEpoch);
        metadata["best_parameters"] = Text(state.BestParameters is not null);
        metadata["waited"] = Text(state.Waited);
        metadata["results"] = string.Join('\n', state.Results.Select(EpochResultText.Of));
    }

    /// <summary>Writes the numbers of an optimizer's state.</summary>
    public static void Write(IDictionary<string, string> metadata, OptimizerState optimizer)
    {
        metadata["optimizer_steps"] = Text(optimizer.Steps);
        metadata["optimizer_learning_rate"] = Text(optimizer.LearningRate);
        metadata["optimizer_blocks"] = string.Join(',', optimizer.Blocks.Select(block => block.Name));
    }

    /// <summary>A number as text, of which a double keeps all its bits.</summary>
    public static string Text<TNumber>(TNumber value)
        where TNumber : struct, INumber<TNumber>
        => value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);

    /// <summary>Reads the state, without the best epoch's parameters.</summary>
    /// <param name="losses">Receives the losses of the epoch so far.</param>
    /// <exception cref="CheckpointException">A value is missing or not one.</exception>
    public FitState Read(LossSums losses)
    {
        double[] totals = Numbers("loss_sum", losses.Count), divisors = Numbers("loss_divisor", losses.Count);
        for (int i = 0; i < losses.Count; i++)
            losses[i] = new LossSum(totals[i], divisors[i]);
        return new FitState(losses)
        {
            Epoch = Number<int>("epoch"),
            Step = Number<int>("step"),
            Updates = Number<long>("updates"),
            InitialRate = Number<double>("learning_rate"),
            Scheduled = Flag("scheduled"),
            Seconds = Number<double>("epoch_seconds"),
            DropoutStep = Number<ulong>("dropout_step"),
            Watched = ReadWatched(losses),
            BestValue = Number<double>("best_value"),
            BestEpoch = Number<int>("best_epoch"),
            Waited = Number<int>("waited"),
            Results = new EpochResultText(losses.Names, Parse<double>, Error).Read(Text("results")),
        };
    }

    /// <summary>Checks that this is a checkpoint that this version reads.</summary>
    /// <exception cref="CheckpointException">It is not.</exception>
    public void RequireVersion()
    {
        if (!values.TryGetValue(VersionKey, out string? version))
            throw Error("this is no checkpoint of a training run.");
        if (version != Version)
            throw Error($"the checkpoint has version {version}, but this library reads {Version}.");
    }

    /// <summary>Checks that a value is the one of this run.</summary>
    /// <exception cref="CheckpointException">It is not.</exception>
    public void RequireSame(string key, string expected)
    {
        string found = Text(key);
        if (found != expected)
            throw Error($"the checkpoint is of another training run: its {key} is {found}, here it is {expected}.");
    }

    /// <summary>A value.</summary>
    /// <exception cref="CheckpointException">It is missing.</exception>
    public string Text(string key)
        => values.TryGetValue(key, out string? value) ? value : throw Error($"the checkpoint has no {key}.");

    /// <summary>A number.</summary>
    /// <exception cref="CheckpointException">It is missing or no number.</exception>
    public TNumber Number<TNumber>(string key)
        where TNumber : struct, INumber<TNumber> => Parse<TNumber>(key, Text(key));

    /// <summary>What is true or false.</summary>
    /// <exception cref="CheckpointException">It is missing or neither.</exception>
    public bool Flag(string key) => Text(key) switch
    {
        "0" => false,
        "1" => true,
        string other => throw Wrong(key, other),
    };

    /// <summary>A number that is a part of a value.</summary>
    /// <exception cref="CheckpointException">It is none.</exception>
    public TNumber Parse<TNumber>(string key, string text)
        where TNumber : struct, INumber<TNumber>
        => TNumber.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out TNumber value)
            ? value
            : throw Wrong(key, text);

    /// <summary>An error of this file.</summary>
    public CheckpointException Error(string reason) => new(path, reason);

    private static string Text(bool value) => value ? "1" : "0";

    private static string Text(LossSums losses, Func<LossSum, double> value)
        => string.Join(' ', Enumerable.Range(0, losses.Count).Select(index => Text(value(losses[index]))));

    private double[] Numbers(string key, int count)
    {
        string text = Text(key);
        double[] numbers = [.. text.Split(' ').Select(number => Parse<double>(key, number))];
        return numbers.Length == count ? numbers : throw Wrong(key, text);
    }

    private Watched? ReadWatched(LossSums losses)
    {
        string text = Text("monitor");
        Watched? watched = Watched.Parse(text);
        bool isKnown = text == None
            || (watched is { } one && (one.Output is null || (losses.Count > 1 && losses.Names.Contains(one.Output))));
        return isKnown ? watched : throw Wrong("monitor", text);
    }

    private CheckpointException Wrong(string key, string text)
        => Error($"the checkpoint's {key} is '{text}', which is no such value.");
}
