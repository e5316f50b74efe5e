using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>What is wrong with the arguments of [Category]: what was found, and what is expected.</summary>
internal static class CategoryMistakes
{
    /// <summary>Categories that no value of the property's type can be, or null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The categories.</param>
    /// <param name="numbers">The same as numbers, where they are given so.</param>
    public static (string Found, string Expected)? OfType(
        ColumnType type, EquatableArray<string> values, EquatableArray<long> numbers)
    {
        if (values.Count == 0)
            return null;
        bool areTexts = numbers.Count == 0;
        if (type.IsWholeNumber && areTexts)
            return ("its categories are texts", "a list of whole numbers");
        if (!type.IsWholeNumber && !areTexts)
            return ("its categories are numbers", "a list of texts");
        foreach (long number in numbers)
        {
            if (!type.Holds(number))
                return ($"one of its categories is {number}", $"a list of numbers that {type.Word} holds");
        }
        return null;
    }

    /// <summary>Arguments that contradict one another, or null.</summary>
    public static (string Found, string Expected)? Of(
        EquatableArray<string> values, int max, int embedding, ColumnRole role)
    {
        if (values.Distinct().Count() < values.Count)
            return ("one of its categories is there twice", "a list of different ones");
        if (values.Count > 0 && (max != 0 || embedding != 0))
            return ("its categories are given, and it has Max or Embedding", "one or the other");
        if (values.Count == 0 && role == ColumnRole.Target)
            return ("its categories are learned", "a target whose categories are given");
        if (max > EnumMembers.Most)
            return ($"its Max is {max}", $"at most {EnumMembers.Most}");
        return embedding is < 0 or > EnumMembers.Most
            ? ($"its Embedding is {embedding}", $"0 or more, and at most {EnumMembers.Most}")
            : null;
    }
}
