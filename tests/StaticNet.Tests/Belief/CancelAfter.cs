namespace StaticNet.Tests.Belief;

/// <summary>
/// Cancels after so many reports of progress, which come before each update: so many updates have been made.
/// </summary>
internal sealed class CancelAfter(int reports, CancellationTokenSource source) : IProgress<PretrainProgress>
{
    private int _count;

    public void Report(PretrainProgress value)
    {
        if (++_count == reports)
            source.Cancel();
    }
}
