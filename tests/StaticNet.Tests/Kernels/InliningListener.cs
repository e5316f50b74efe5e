using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// Hears from the just-in-time compiler what it did not inline, and why. Other tests compile at the same time, but on
/// other threads.
/// </summary>
internal sealed class InliningListener : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JitTracing = (EventKeywords)0x1000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(long Thread, string Text)> _limits = new();
    private readonly ManualResetEventSlim _heardMark = new();
    private long _thread;

    /// <summary>What was not inlined into methods that had become too large, of all that this thread compiled.</summary>
    public IReadOnlyCollection<string> LimitsMet()
    {
        // Events come later and in order: the last one is that of a call that is never inlined.
        Mark();
        Assert.True(_heardMark.Wait(s_patience), "The runtime tells nothing of what it does not inline.");
        return [.. _limits.Where(limit => limit.Thread == _thread).Select(limit => limit.Text).Distinct()];
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
            EnableEvents(eventSource, EventLevel.Verbose, JitTracing);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodJitInliningFailed", StringComparison.Ordinal) != true)
            return;
        string reason = Text(eventData, "FailReason"), callee = Text(eventData, "InlineeName");
        string caller =
            $"{Text(eventData, "MethodBeingCompiledNamespace")}.{Text(eventData, "MethodBeingCompiledName")}";
        if (callee == nameof(NeverInlined))
        {
            _thread = eventData.OSThreadId;
            _heardMark.Set();
        }
        else if (caller.StartsWith("StaticNet.", StringComparison.Ordinal)
            && (reason.Contains("too many locals") || reason.Contains("budget")))
        {
            _limits.Enqueue((
                eventData.OSThreadId, $"{caller} {Text(eventData, "MethodBeingCompiledNameSignature")}: {reason}"));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark() => NeverInlined();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NeverInlined()
    {
    }

    private static string Text(EventWrittenEventArgs eventData, string name) =>
        eventData.PayloadNames!.IndexOf(name) is >= 0 and int index ? $"{eventData.Payload![index]}" : "";
}
