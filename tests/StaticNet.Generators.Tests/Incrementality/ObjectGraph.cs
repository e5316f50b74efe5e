using System.Reflection;

namespace StaticNet.Generators.Tests.Incrementality;

/// <summary>Walks all objects that can be reached from one through fields and array elements.</summary>
internal static class ObjectGraph
{
    /// <summary>The path to the first object that the condition holds for; empty if there is none.</summary>
    public static string PathTo(object root, Predicate<object> condition)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> open = new([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Value, string Path) next))
        {
            if (condition(next.Value))
                return next.Path;
            if (!next.Value.GetType().IsValueType && !seen.Add(next.Value))
                continue;
            foreach ((object part, string name) in Parts(next.Value))
                open.Push((part, $"{next.Path}.{name}"));
        }
        return "";
    }

    private static IEnumerable<(object Part, string Name)> Parts(object value)
    {
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or MemberInfo)
            yield break;
        if (value is Array array)
        {
            foreach (object? element in array)
            {
                if (element is not null)
                    yield return (element, "[]");
            }
            yield break;
        }
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetValue(value) is { } part)
                    yield return (part, field.Name);
            }
        }
    }
}
