using System.Text;

namespace TextGeneration;

/// <summary>Writes generated text as it comes: on a terminal without what would control it.</summary>
internal sealed class TextOutput
{
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private bool _isInLine;

    /// <summary>Writes a piece of text.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            Console.Out.Write(_isTerminal && IsControl(character) ? (char)Rune.ReplacementChar.Value : character);
            _isInLine = character != '\n';
        }
        Console.Out.Flush();
    }

    /// <summary>Ends the line, where one was begun.</summary>
    public void EndLine()
    {
        if (_isInLine)
            Console.Out.WriteLine();
        _isInLine = false;
    }

    private static bool IsControl(char character)
        => char.IsControl(character) && character is not ('\n' or '\t' or '\r');
}
