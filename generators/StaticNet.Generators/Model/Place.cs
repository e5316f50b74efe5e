namespace StaticNet.Generators.Model;

/// <summary>An attribute in a block that a network inserts.</summary>
/// <param name="Use">The ordinal of the network's own attribute that inserts it, or a block around it.</param>
/// <param name="UseName">The name of that use.</param>
/// <param name="Block">The name of the block's class.</param>
/// <param name="FullName">The full name of the block, by which its class is found.</param>
/// <param name="Ordinal">The ordinal of the attribute in the block.</param>
internal sealed record Place(int Use, string UseName, string Block, string FullName, int Ordinal)
{
    /// <summary>
    /// Where a problem has the ordinal of an attribute, numbers from here on are places in blocks, by their index.
    /// </summary>
    public const int First = 1 << 24;

    /// <summary>Whether a number is that of a place and not the ordinal of an attribute of the class itself.</summary>
    public static bool Is(int attribute) => attribute >= First;
}
