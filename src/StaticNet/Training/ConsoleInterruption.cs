using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Lets Ctrl-C stop training cleanly: with a checkpoint, if one is kept, and without half-written files.
/// </summary>
/// <example>
/// <code>trainer.Fit(data, options, ConsoleInterruption.Token);</code>
/// </example>
public static class ConsoleInterruption
{
    private static readonly CancellationTokenSource s_source = new();

    // Registered with the first use of the class, for as long as the process lives.
    private static readonly PosixSignalRegistration[] s_signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
    ];

    /// <summary>
    /// A token that is cancelled by Ctrl-C or a request to terminate the process. <c>Fit</c> then throws an
    /// <see cref="OperationCanceledException"/>. A second Ctrl-C ends the process at once.
    /// </summary>
    public static CancellationToken Token
    {
        get
        {
            GC.KeepAlive(s_signals);
            return s_source.Token;
        }
    }

    private static void Cancel(PosixSignalContext context)
    {
        context.Cancel = !s_source.IsCancellationRequested;
        s_source.Cancel();
    }
}
