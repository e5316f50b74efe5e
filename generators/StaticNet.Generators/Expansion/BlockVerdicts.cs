using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>What is wrong with a block for every use.</summary>
/// <param name="Fails">Whether it cannot be inserted anywhere.</param>
/// <param name="Error">The first mistake; null where there is none, or where the C# compiler reports it.</param>
/// <param name="Places">What the mistake's attributes mean, where they are in blocks inside it.</param>
internal sealed record Verdict(bool Fails, Problem? Error, PlaceTable Places);

/// <summary>Checks blocks alone, each once.</summary>
internal sealed class BlockVerdicts
{
    private readonly Dictionary<string, Verdict> _verdicts = [];

    public Verdict Of(BlockDeclaration block)
    {
        if (_verdicts.TryGetValue(block.FullName, out Verdict? known))
            return known;
        FlatNetwork flat = Expander.Expand(block.AsNetwork(), this);
        Problem? error = flat.Problems.ToEquatableArray()
            .FirstOrDefault(static problem => DiagnosticCatalog.IsError(problem.Kind));
        return _verdicts[block.FullName] =
            new Verdict(error is not null || block.Unreadable.Count > 0, error, flat.Places);
    }
}
