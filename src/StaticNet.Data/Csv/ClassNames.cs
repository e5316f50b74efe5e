using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet;

/// <summary>Numbers the names of classes.</summary>
internal static class ClassNames
{
    /// <summary>
    /// The different names in an order that does not depend on that of the samples: by number where all are
    /// numbers, otherwise by the code of their characters.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="culture">How numbers are written.</param>
    public static ImmutableArray<string> Order(IEnumerable<string> names, CultureInfo culture)
    {
        string[] ordered = [.. new HashSet<string>(names, StringComparer.Ordinal)];
        Array.Sort(ordered, StringComparer.Ordinal);
        double[] numbers = new double[ordered.Length];
        bool numeric = true;
        for (int i = 0; numeric && i < ordered.Length; i++)
        {
            numeric = double.TryParse(ordered[i], NumberStyles.Float, culture, out numbers[i])
                && double.IsFinite(numbers[i]);
        }
        if (numeric)
            return [.. ordered.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
        return [.. ordered];
    }

    /// <summary>The index of each name.</summary>
    /// <exception cref="ArgumentException">A name stands there twice.</exception>
    public static Dictionary<string, int> Index(IReadOnlyList<string> names)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (!indices.TryAdd(names[i], i))
                throw new ArgumentException($"'{names[i]}' stands twice among the classes.", nameof(names));
        }
        return indices;
    }
}
