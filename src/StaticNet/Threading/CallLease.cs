using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StaticNet.Threading;

/// <summary>
/// For generated code: the right of one call to use what serves one call at a time, such as a workspace. Whoever comes
/// while it lasts gets an exception and not wrong numbers. It costs one interlocked instruction and no lock.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CallLease : IDisposable
{
    private readonly ref int _isInUse;

    private CallLease(ref int isInUse) => _isInUse = ref isInUse;

    /// <summary>Ends the call. Nothing happens where there was nothing to lease.</summary>
    public void Dispose()
    {
        if (!Unsafe.IsNullRef(ref _isInUse))
            Volatile.Write(ref _isInUse, 0);
    }

    /// <summary>Begins a call.</summary>
    /// <param name="isInUse">1 while a call runs, 0 otherwise.</param>
    /// <param name="what">What it is, and what to do instead.</param>
    /// <exception cref="InvalidOperationException">Another call runs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static CallLease Take(ref int isInUse, string what)
    {
        if (Interlocked.Exchange(ref isInUse, 1) != 0)
            Throw(what);
        return new CallLease(ref isInUse);
    }

    [DoesNotReturn]
    private static void Throw(string what) => throw new InvalidOperationException(what);
}
