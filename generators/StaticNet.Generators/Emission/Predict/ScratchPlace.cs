namespace StaticNet.Generators.Emission;

/// <summary>Writes where something lies in scratch memory: at a sum of lengths, each so many times.</summary>
internal static class ScratchPlace
{
    /// <summary>The reference; what adds nothing is left out.</summary>
    public static string Of(params (string Length, int Times)[] terms)
    {
        string sum = string.Join(
            " + ",
            terms.Where(static term => term.Times > 0)
                .Select(static term => term.Times == 1 ? term.Length : $"{term.Length} * {term.Times}"));
        return sum.Length == 0 ? "ref scratch" : $"ref Floats.At(ref scratch, {sum})";
    }
}
