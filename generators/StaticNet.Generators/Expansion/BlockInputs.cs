using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>Finds what a use gives to the inputs of its block.</summary>
internal static class BlockInputs
{
    /// <summary>
    /// A value for each input, in order; null where there are too many or too few, which is reported. Where one is
    /// missing, the value written before is the first.
    /// </summary>
    public static int[]? Of(Frame frame, BlockUse use, BlockDeclaration block, ProblemList problems)
    {
        int count = Math.Max(1, block.Inputs.Count);
        bool readsLast = use.From is not null || use.Operands.Count < count;
        int given = use.Operands.Count + (readsLast ? 1 : 0);
        int[] inputs = [.. Sources(frame, use, readsLast)];
        if (given == count)
            return inputs;
        IEnumerable<string> names = block.Inputs.Count == 0
            ? [InputDeclaration.DefaultName]
            : block.Inputs.Select(static input => input.Name);
        problems.Add(
            ProblemKind.OtherNumberOfInputs, frame.OwnAttribute(use.Attribute), use.Name, $"{given}", block.Name,
            $"{count}", string.Join(", ", names));
        return null;
    }

    private static IEnumerable<int> Sources(Frame frame, BlockUse use, bool readsLast)
    {
        if (readsLast)
            yield return use.From is null ? frame.Scope.ReadLast() ?? Source.Unknown : Read(use.From);
        foreach (string operand in use.Operands)
            yield return Read(operand);

        int Read(string name) => frame.Scope.Read(use.Name, use.Attribute, name);
    }
}
