using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using System.Text;
using StaticNet;

namespace TextGeneration.Commands;

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
        catch (InterruptedException exception)
        {
            return Fail(Interrupted, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(Interrupted, "interrupted.");
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

    // Options alone are those of train.
    private static string[] WithVerb(string[] args)
        => args is [['-', ..] first, ..] && first is not ("--help" or "-h" or "-?" or "--version")
            ? ["train", .. args]
            : args;

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains a network that predicts the next character of a text, and writes with it. "
            + "Without a verb it learns from a short text of its own, and writes.");
        root.Subcommands.Add(TrainCommand.Create(interruption));
        root.Subcommands.Add(GenerateCommand.Create(interruption));
        root.SetAction(_ => Demonstration.Run(interruption));
        return root;
    }

    private static bool IsBadInput(Exception exception)
        => exception is UsageException or IOException or UnauthorizedAccessException or DatasetMismatchException;

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine("textgeneration: " + message.ReplaceLineEndings(" "));
        return code;
    }
}
