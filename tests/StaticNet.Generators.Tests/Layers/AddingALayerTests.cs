using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Tests.Layers;

/// <summary>
/// The page for those who add a kind of layer names what the stages ask a layer, all of it and nothing else.
/// </summary>
public sealed class AddingALayerTests
{
    [Fact]
    public void Page_names_every_member_that_a_kind_can_override()
    {
        IEnumerable<string> members = typeof(Layer)
            .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(static member => IsOpen(member) && member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(static member => member.Name)
            .Except(["ToString", "GetHashCode", "Equals", "EqualityContract", "<Clone>$"]);
        string page = File.ReadAllText(Page());
        string table = Regex.Match(page, @"\| member \| asked by \|.*?\n\n", RegexOptions.Singleline).Value;
        IEnumerable<string> named = table.Split('\n').Where(static row => row.Contains('`'))
            .SelectMany(static row => Regex.Matches(row.Split('|')[1], "`(\\w+)`"))
            .Select(static match => match.Groups[1].Value);
        Assert.Equal(
            members.Append("Bind").Distinct().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static bool IsOpen(MemberInfo member) => member switch
    {
        PropertyInfo property => IsOpen(property.GetMethod!),
        MethodInfo method => method is { IsVirtual: true, IsFinal: false },
        _ => false,
    };

    private static string Page([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/adding-a-layer.md"));
}
