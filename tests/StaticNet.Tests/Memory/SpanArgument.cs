namespace StaticNet.Tests.Memory;

/// <summary>A span as an argument that can be kept: a part of an array.</summary>
/// <param name="Array">The array.</param>
/// <param name="Start">Where the span starts.</param>
/// <param name="Length">Its length.</param>
public sealed record SpanArgument(Array Array, int Start, int Length)
{
    /// <summary>The span.</summary>
    public static Span<T> Span<T>(object argument)
    {
        var part = (SpanArgument)argument;
        return new Span<T>((T[])part.Array, part.Start, part.Length);
    }

    /// <summary>The span, to be read.</summary>
    public static ReadOnlySpan<T> ReadOnlySpan<T>(object argument) => Span<T>(argument);

    /// <summary>The memory, to be read.</summary>
    public static ReadOnlyMemory<T> ReadOnlyMemory<T>(object argument)
    {
        var part = (SpanArgument)argument;
        return new ReadOnlyMemory<T>((T[])part.Array, part.Start, part.Length);
    }

    public override string ToString() => $"{Array.GetType().GetElementType()!.Name}[{Start}..{Start + Length}]";
}
