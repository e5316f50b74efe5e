using Microsoft.CodeAnalysis;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Reads the blocks that a network or block inserts, each once, and keeps blocks from inserting themselves.
/// </summary>
/// <param name="home">The assembly that is compiled.</param>
internal sealed class BlockParser(IAssemblySymbol home)
{
    /// <summary>The attribute that marks a block, by its full name.</summary>
    public const string BlockAttribute = "StaticNet.BlockAttribute";

    /// <summary>The attribute that adds a block's input to its output.</summary>
    public const string Residual = "ResidualAttribute";

    private readonly Dictionary<INamedTypeSymbol, BlockDeclaration> _blocks = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, INamedTypeSymbol> _symbols = [];
    private int _depth;

    /// <summary>The assembly that is compiled.</summary>
    public IAssemblySymbol Home => home;

    /// <summary>The class of a block that was read, by its full name.</summary>
    public INamedTypeSymbol? Symbol(string fullName) =>
        _symbols.TryGetValue(fullName, out INamedTypeSymbol? symbol) ? symbol : null;

    /// <summary>Whether an attribute inserts a block.</summary>
    public static bool IsUse(INamedTypeSymbol? attribute) =>
        NetworkParser.IsOurs(attribute) && attribute is { Arity: 1, Name: "UseAttribute" or Residual };

    /// <summary>Whether an attribute is [Block].</summary>
    public static bool IsBlock(INamedTypeSymbol? attribute) =>
        NetworkParser.IsOurs(attribute) && attribute!.Name == "BlockAttribute";

    /// <summary>The block that an attribute inserts, or null where there is none, which is reported.</summary>
    /// <param name="user">The class with the attribute.</param>
    /// <param name="used">The class that it names, or null where that is no class.</param>
    /// <param name="kind">The attribute's class.</param>
    /// <param name="reader">The attribute.</param>
    /// <param name="cancellation">The cancellation.</param>
    public BlockDeclaration? Find(
        INamedTypeSymbol user, INamedTypeSymbol? used, INamedTypeSymbol kind, AttributeReader reader,
        CancellationToken cancellation)
    {
        // The C# compiler reports a class that there is not.
        if (used is null || used.TypeKind == TypeKind.Error)
            return null;
        INamedTypeSymbol type = used.OriginalDefinition;
        if (!type.GetAttributes().Any(static attribute => IsBlock(attribute.AttributeClass)))
        {
            string attribute = kind.Name.Substring(0, kind.Name.Length - "Attribute".Length);
            reader.Reject(new Problem(
                ProblemKind.NotABlock, reader.Ordinal, new[] { attribute, type.Name }.ToEquatableArray(),
                Fix: $"{type.Name}\nBlock"));
            return null;
        }
        if (PathTo(user.OriginalDefinition, type) is { } path)
        {
            string cycle = string.Join(" -> ", path.Prepend(user.OriginalDefinition).Select(static step => step.Name));
            reader.Reject(ProblemKind.BlockUsesItself, user.Name, cycle);
            return null;
        }
        if (_depth >= BlockDeclaration.MostNested)
        {
            reader.Reject(
                ProblemKind.TooManyLayers, type.Name, $"{BlockDeclaration.MostNested} blocks inside one another");
            return null;
        }
        return Parse(type, cancellation);
    }

    /// <summary>Reads a block.</summary>
    public BlockDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_blocks.TryGetValue(type, out BlockDeclaration? known))
            return known;
        _depth++;
        ProblemList problems = new();
        DeclarationChecks.CheckOneDeclaration(type, problems, cancellation);
        AttributeBinding binding = new(type, isBlock: true, this, problems);
        binding.Bind(cancellation);
        _depth--;
        BlockDeclaration block = new(
            type.Name,
            $"{type.ToDisplayString(TypeNames.WithKeywords)}, {type.ContainingAssembly?.Name}",
            !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home),
            binding.Inputs.ToEquatableArray(),
            binding.Layers.ToEquatableArray(),
            binding.Uses.ToEquatableArray(),
            binding.Unreadable.ToEquatableArray(),
            problems.ToEquatableArray());
        _symbols[block.FullName] = type;
        return _blocks[type] = block;
    }

    // How the block that is used comes back to the class that uses it, if it does.
    private static IReadOnlyList<INamedTypeSymbol>? PathTo(INamedTypeSymbol user, INamedTypeSymbol used)
    {
        Dictionary<INamedTypeSymbol, INamedTypeSymbol?> from = new(SymbolEqualityComparer.Default) { [used] = null };
        Queue<INamedTypeSymbol> open = new([used]);
        while (open.Count > 0)
        {
            INamedTypeSymbol next = open.Dequeue();
            if (SymbolEqualityComparer.Default.Equals(next, user))
                return PathBack(next, from);
            foreach (INamedTypeSymbol inner in UsedBy(next).Where(inner => !from.ContainsKey(inner)))
            {
                from[inner] = next;
                open.Enqueue(inner);
            }
        }
        return null;
    }

    private static IReadOnlyList<INamedTypeSymbol> PathBack(
        INamedTypeSymbol end, Dictionary<INamedTypeSymbol, INamedTypeSymbol?> from)
    {
        List<INamedTypeSymbol> path = [];
        for (INamedTypeSymbol? step = end; step is not null; step = from[step])
            path.Insert(0, step);
        return path;
    }

    private static IEnumerable<INamedTypeSymbol> UsedBy(INamedTypeSymbol type) => type.GetAttributes()
        .Where(static attribute => IsUse(attribute.AttributeClass))
        .Select(static attribute => attribute.AttributeClass!.TypeArguments[0].OriginalDefinition)
        .OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
