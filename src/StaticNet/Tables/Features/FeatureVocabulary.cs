using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The learned categories of a column. Index 0 is that of all that were not learned.</summary>
internal sealed class FeatureVocabulary
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _indices =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public FeatureVocabulary(IEnumerable<string> words)
    {
        Words = [.. words];
        for (int index = 0; index < Words.Length; index++)
            _indices.Dictionary.Add(Words[index], index + 1);
    }

    public ImmutableArray<string> Words { get; }

    public int IndexOf(ReadOnlySpan<char> word) => _indices.TryGetValue(word, out int index) ? index : 0;

    /// <summary>The most frequent of counted words, of equally frequent ones the first in ordinal order.</summary>
    public static FeatureVocabulary Of(Dictionary<string, long> counts, int most) => new(counts
        .OrderByDescending(static pair => pair.Value)
        .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Take(most)
        .Select(static pair => pair.Key));
}
