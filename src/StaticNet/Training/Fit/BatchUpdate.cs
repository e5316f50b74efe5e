using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet.Training;

/// <summary>
/// A step of an optimizer from its beginning to its end, in which no other call may use the optimizer.
/// </summary>
internal readonly ref struct BatchUpdate : IDisposable
{
    private readonly CallLease _optimizer;
    private readonly Workspace _workspace;

    public BatchUpdate(CallLease optimizer, Workspace workspace, WeightUpdate? update)
    {
        _optimizer = optimizer;
        _workspace = workspace;
        workspace.RequestUpdate(update);
    }

    /// <summary>Ends it, also where the pass threw.</summary>
    public void Dispose()
    {
        _workspace.RequestUpdate(null);
        _optimizer.Dispose();
    }
}
