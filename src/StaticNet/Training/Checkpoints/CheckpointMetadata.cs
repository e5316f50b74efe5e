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
        metadata["loss_sum"] = Text(state.Loss.Total);
        metadata["loss_divisor"] = Text(state.Loss.Divisor);
        metadata["epoch_seconds"] = Text(state.Seconds);
        metadata["dropout_step"] = Text(state.DropoutStep);
        metadata["monitor"] = state.Monitor?.ToString() ?? None;
        metadata["best_value"] = Text(state.BestValue);
        metadata["best_epoch"] = Text(state.BestEpoch);
        metadata["best_parameters"] = Text(state.BestParameters is not null);
        metadata["waited"] = Text(state.Waited);
        metadata["results"] = string.Join('\n', state.Results.Select(Text));
    }

    /// <summary>Writes the numbers of an optimizer's state.</summary>
    public static void Write(IDictionary<string, string> metadata, OptimizerState optimizer)
    {
        metadata["optimizer_steps"] = Text(optimizer.Steps);
        metadata["optimizer_learning_rate"] = Text(optimizer.LearningRate);
        metadata["optimizer_blocks"] = string.Join(',', optimizer.Blocks.Select(block => block.Name));
    }

    /// <summary>Reads the state, without the best epoch's parameters.</summary>
    /// <exception cref="CheckpointException">A value is missing or not one.</exception>
    public FitState Read() => new()
    {
        Epoch = Number<int>("epoch"),
        Step = Number<int>("step"),
        Updates = Number<long>("updates"),
        InitialRate = Number<double>("learning_rate"),
        Scheduled = Flag("scheduled"),
        Loss = new LossSum(Number<double>("loss_sum"), Number<double>("loss_divisor")),
        Seconds = Number<double>("epoch_seconds"),
        DropoutStep = Number<ulong>("dropout_step"),
        Monitor = ReadMonitor(),
        BestValue = Number<double>("best_value"),
        BestEpoch = Number<int>("best_epoch"),
        Waited = Number<int>("waited"),
        Results = [.. Text("results").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseResult)],
    };

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

    /// <summary>An error of this file.</summary>
    public CheckpointException Error(string reason) => new(path, reason);

    private static string Text(bool value) => value ? "1" : "0";

    private static string Text<TNumber>(TNumber value)
        where TNumber : struct, INumber<TNumber>
        => value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture);

    private static string Text(EpochResult result) => string.Join(
        ' ',
        Text(result.Epoch),
        Text(result.Loss),
        Optional(result.Accuracy),
        Optional(result.ValidationLoss),
        Optional(result.ValidationAccuracy),
        Text(result.LearningRate),
        Text(result.Seconds));

    private static string Optional(double? value) => value is { } number ? Text(number) : None;

    private EpochResult ParseResult(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length != 7)
            throw Error($"the checkpoint's results have a line of {parts.Length} values, not 7.");
        double Value(int index) => Parse<double>("results", parts[index]);
        double? OptionalValue(int index) => parts[index] == None ? null : Value(index);
        return new EpochResult(
            Parse<int>("results", parts[0]), Value(1), OptionalValue(2), OptionalValue(3), OptionalValue(4),
            Value(5), Value(6));
    }

    private Monitor? ReadMonitor()
    {
        string text = Text("monitor");
        foreach (Monitor monitor in (Monitor[])[Monitor.Loss, Monitor.ValidationLoss, Monitor.ValidationAccuracy])
        {
            if (text == monitor.ToString())
                return monitor;
        }
        return text == None ? null : throw Wrong("monitor", text);
    }

    private TNumber Parse<TNumber>(string key, string text)
        where TNumber : struct, INumber<TNumber>
        => TNumber.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out TNumber value)
            ? value
            : throw Wrong(key, text);

    private CheckpointException Wrong(string key, string text)
        => Error($"the checkpoint's {key} is '{text}', which is no such value.");
}
