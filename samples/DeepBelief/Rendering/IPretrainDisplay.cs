using Spectre.Console;
using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>Shows pre-training while it runs.</summary>
internal interface IPretrainDisplay : IProgress<PretrainProgress>
{
    /// <summary>What is shown of each epoch.</summary>
    static string[] Titles { get; } =
        ["machine", "epoch", "reconstruction error", "free energy gap", "seconds", "left"];

    /// <summary>Runs the training, which reports its progress here.</summary>
    void Run(Action training);

    /// <summary>A live display on a terminal, plain lines elsewhere.</summary>
    static IPretrainDisplay Create(WorkLeft work)
        => AnsiConsole.Profile is { Capabilities.Ansi: true, Out.IsTerminal: true }
            ? new LivePretrainDisplay(work)
            : new PlainPretrainDisplay(work);

    /// <summary>What an epoch came to, as words under the titles.</summary>
    static string[] Cells(PretrainEpoch epoch, WorkLeft work) =>
    [
        epoch.Machine,
        Text($"{epoch.Epoch}"),
        Text($"{epoch.ReconstructionError:0.00000}"),
        Text($"{epoch.FreeEnergyGap:0.00}"),
        Text($"{epoch.Seconds:0.00}"),
        work.ToString(),
    ];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
