using System.Globalization;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>Pieces of C# source.</summary>
internal static class Source
{
    /// <summary>A real number, exactly.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A shape as an attribute's arguments.</summary>
    /// <param name="sizes">The size of each axis.</param>
    public static string Shape(IEnumerable<int> sizes) => string.Join(", ", sizes);

    /// <summary>An attribute with those of its arguments that are there.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="arguments">Its arguments; null ones are left out.</param>
    public static string Attribute(string name, params IEnumerable<string?> arguments)
    {
        string list = string.Join(", ", arguments.Where(argument => argument is not null));
        return list.Length == 0 ? $"[{name}]" : $"[{name}({list})]";
    }
}
