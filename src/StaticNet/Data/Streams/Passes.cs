using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What a stream is made of, opened anew for each pass.</summary>
/// <typeparam name="T">What it is: pieces of samples, or rows.</typeparam>
internal sealed class Passes<T>
{
    private readonly Func<IEnumerable<T>?> _open;

    /// <summary>Enumerates the same again for each pass.</summary>
    public Passes(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        _open = () => items;
    }

    /// <summary>Opens a source for each pass.</summary>
    public Passes(Func<IEnumerable<T>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
    }

    /// <summary>Opens a source that is waited for, for each pass.</summary>
    public Passes(Func<IAsyncEnumerable<T>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = () => open()?.ToBlockingEnumerable();
    }

    /// <summary>One pass.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to enumerate, or an item is null.</exception>
    public IEnumerable<T> Open()
    {
        IEnumerable<T> items = _open()
            ?? throw new InvalidOperationException("The stream gave nothing to enumerate: its source is null.");
        long index = 0;
        foreach (T item in items)
        {
            yield return item ?? throw new InvalidOperationException($"Item {index} of the stream is null.");
            index++;
        }
    }
}
