namespace StaticNet.Generators.Expansion;

/// <summary>How a value of the flat graph is said: the index of its layer, or a negative number for an input.</summary>
internal static class Source
{
    /// <summary>A value that is not known because a name is wrong, which is reported.</summary>
    public const int Unknown = int.MinValue;

    /// <summary>An input of the network.</summary>
    public static int OfInput(int input) => -1 - input;
}
