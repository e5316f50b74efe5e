using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StaticNet.Assertions;

/// <summary>A message that is written only where a condition does not hold.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ConditionalMessage
{
    private readonly StringBuilder? _text;

    /// <summary>Begins the message; the compiler calls this, and the other members where there is to be one.</summary>
    /// <param name="literalLength">The number of characters between what is inserted.</param>
    /// <param name="formattedCount">The number of values that are inserted.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isWritten">Whether there is to be a message.</param>
    public ConditionalMessage(int literalLength, int formattedCount, bool condition, out bool isWritten)
    {
        isWritten = !condition;
        _text = isWritten ? new StringBuilder(literalLength + 16 * formattedCount) : null;
    }

    public void AppendLiteral(string value) => _text!.Append(value);

    public void AppendFormatted<T>(T value, string? format = null) => _text!.Append(
        value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public override string ToString() => $"{_text}";
}
