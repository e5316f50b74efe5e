using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using System.Text;
using StaticNet;

namespace Shared;

/// <summary>Runs a program's verbs: one line for what went wrong, exit codes, Ctrl-C.</summary>
/// <param name="name">What the program is called in messages.</param>
/// <param name="whenInterrupted">What to say after Ctrl-C where the verb says nothing itself.</param>
internal sealed class ConsoleProgram(
    string name,
    string whenInterrupted = "interrupted; where there is a checkpoint, --resume goes on from it.")
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const int Interrupted = 130;

    // What begins with @ is a name or a text like any other, not a file of more arguments.
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="createRoot">Makes its verbs, from what tells them that the user pressed Ctrl-C.</param>
    /// <returns>Its exit code: 0, 1 where training diverged, 2 for bad arguments or files, 130 after Ctrl-C.</returns>
    public int Run(string[] args, Func<CancellationToken, RootCommand> createRoot)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var interruption = new CancellationTokenSource();
        ParseResult parsed = createRoot(interruption.Token).Parse(args, s_parsing);
        if (parsed.UnmatchedTokens is [string unknown, ..])
            return Fail(BadInput, $"'{unknown}' is not understood here. Try --help.");
        if (parsed.Errors is [ParseError first, ..])
            return Fail(BadInput, $"{first.Message} Try --help.");

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        return Invoke(parsed);

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            interruption.Cancel();
        }
    }

    private int Invoke(ParseResult parsed)
    {
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
            return Fail(Interrupted, whenInterrupted);
        }
        catch (TrainingDivergedException exception)
        {
            return Fail(Failed, exception.Message);
        }
        catch (Exception exception) when (IsBadInput(exception))
        {
            return Fail(BadInput, exception.Message);
        }
    }

    private static bool IsBadInput(Exception exception)
        => exception is UsageException or IOException or UnauthorizedAccessException or DatasetMismatchException;

    private int Fail(int code, string message)
    {
        Console.Error.WriteLine($"{name}: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
