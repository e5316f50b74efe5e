using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using System.Text;
using Graphs.Data;
using Graphs.Experiments;
using StaticNet;

namespace Graphs.Commands;

/// <summary>
/// The program's verbs, and what they have in common: one line for what went wrong, exit codes, Ctrl-C.
/// </summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const int Interrupted = 130;

    // What begins with @ is a name or a text like any other, not a file of more arguments.
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>Its exit code: 0, 1 where training diverged, 2 for bad arguments or files, 130 after Ctrl-C.</returns>
    public static int Run(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var interruption = new CancellationTokenSource();
        ParseResult parsed = CreateRoot(interruption.Token).Parse(WithVerb(args), s_parsing);
        if (parsed.UnmatchedTokens is [string unknown, ..])
            return Fail(BadInput, $"'{unknown}' is not understood here. Try --help.");
        if (parsed.Errors is [ParseError first, ..])
            return Fail(BadInput, $"{first.Message} Try --help.");

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return Fail(Interrupted, "interrupted; where there is a checkpoint, --resume goes on from it.");
        }
        catch (TrainingDivergedException exception)
        {
            return Fail(Failed, exception.Message);
        }
        catch (Exception exception) when (IsBadInput(exception))
        {
            return Fail(BadInput, exception.Message);
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            interruption.Cancel();
        }
    }

    // Without a verb: the first one, briefly, on digits that need no files.
    private static string[] WithVerb(string[] args) => args is []
        ? [Experiment.All[0].Name, "--skip", "both", "--data", DigitData.Drawn, "--samples", "4000", "--epochs", "3"]
        : args;

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains networks that are graphs, not chains of layers. Without a verb it trains a "
            + "residual network for some seconds, on digits that it draws itself, with and without skip connections.");
        foreach (Experiment experiment in Experiment.All)
            root.Subcommands.Add(ExperimentCommand.Create(experiment, interruption));
        root.Subcommands.Add(DiagramCommand.Create());
        return root;
    }

    private static bool IsBadInput(Exception exception)
        => exception is UsageException or IOException or UnauthorizedAccessException or DatasetMismatchException;

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine("graphs: " + message.ReplaceLineEndings(" "));
        return code;
    }
}
