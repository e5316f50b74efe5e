using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>
/// Generated code makes names of those of inputs, layers and outputs: whatever it makes of one, another may be called,
/// or is refused.
/// </summary>
public sealed partial class DerivedNamesTests
{
    // No word of generated code begins with a q.
    private const string Block = "[Block, Dense(4, Name = \"qinner\"), Tanh] public partial class QBlock;";

    private static readonly string[] s_networks =
    [
        """
        [Network] [Input(4, Name = "qa")] [Dense(4, Name = "qlayer"), Relu] [Input(4, Name = "qinput")]
        [Dense(4, Name = "qother")] [Add("relu1", Name = "qsum")] [BatchNorm(Name = "qnorm")]
        [Dropout(0.1, Name = "qdrop")] [Output(Name = "qout")] [MeanSquaredErrorLoss]
        [Dense(3, From = "qsum"), Softmax, Output(Name = "qoutput"), CrossEntropyLoss]
        """,
        """
        [Network] [SequenceInput(4, Name = "qa")] [Gru(4, Name = "qgru")] [Lstm(4, ReturnSequences = false)]
        [TokenInput(9, Name = "qb")] [Embedding(4, Name = "qlayer"), SimpleRnn(4, ReturnSequences = false)]
        [Add("lstm1", Name = "qsum")] [Input(4, Name = "qinput")] [Dense(4, Name = "qother")] [Add("qsum")]
        [Output(Name = "qout")] [MeanSquaredErrorLoss]
        [Dense(3, From = "qgru"), Output(Name = "qoutput")] [CrossEntropyLoss]
        """,
        """
        [Network] [Input(6, 6, 2, Name = "qa")] [Conv2D(4, 3, Name = "qconv"), Relu, MaxPool2D(2, Name = "qpool")]
        [GlobalAveragePool] [Use<QBlock>(Name = "quse")] [Input(4, Name = "qinput")] [Dense(4, Name = "qother")]
        [Add("quse")] [Residual<QBlock>(Name = "qlayer")] [Dense(4), Output(Name = "qout")] [MeanSquaredErrorLoss]
        [Dense(4, Shared = "qother"), Output(Name = "qoutput")]
        """,
        """
        [Network] [SequenceInput(4, Name = "qa")] [SelfAttention(2, Causal = true, Name = "qlayer")]
        [LayerNorm(Name = "qother")] [Dense(4), CrossEntropyLoss]
        """,
        """
        [Network] [Input(4, Name = "qa")] [Dense(4, Name = "qlayer"), Tanh] [Dense(2, Name = "qother")]
        [MeanSquaredErrorLoss]
        """,
    ];

    private static readonly string[] s_roles = ["qinput", "qother", "qoutput"];

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";

    // What is made of names alike is tried once, as an input, a layer or an output in turn; with STATICNET_LONG=1 all
    // of it is, as each, in each network.
    [Fact]
    public async Task What_is_made_of_a_name_may_be_another_s_or_is_refused()
    {
        HashSet<string> seen = [];
        List<(string Network, string Role, string Name)> given = [];
        foreach (string network in s_networks)
        {
            CompiledProgram plain = await Programs.Compile(Declared(network, "Net"), Block);
            Assert.DoesNotContain(plain.Diagnostics, static found => found.Severity == DiagnosticSeverity.Error);
            string[] names = [.. plain.AssertCompiles().Files.Values.SelectMany(DerivedIn).Distinct()];
            foreach (string name in names)
            {
                string[] others = [.. s_roles.Where(role => network.Contains($"\"{role}\"", StringComparison.Ordinal)
                    && !name.Contains(role, StringComparison.OrdinalIgnoreCase))];
                if (others.Length == 0 || (!seen.Add(Given().Replace(name, "Q")) && !s_isLong))
                    continue;
                IEnumerable<string> tried = s_isLong ? others : [others[seen.Count % others.Length]];
                given.AddRange(tried.Select(role => (network, role, name)));
            }
        }
        Assert.True(seen.Count > 50, $"{seen.Count} names");
        (string Network, string Role, string Name)[] free = [.. await Accepted(given)];
        Assert.True(free.Length > given.Count / 2, $"{free.Length} of {given.Count}");
        string[] sources = [.. Together(free)];
        CompiledProgram program = await Programs.Compile([Block, .. sources]);
        program.AssertGeneratedFilesAreRight();
        int compiled = program.Files.Keys.Count(static file => file.EndsWith("-Network.g.cs", StringComparison.Ordinal));
        Assert.True(compiled > sources.Length * 2 / 3, $"{compiled} of {sources.Length}");
    }

    // The names that are not refused, of which only the analyzer has to be asked.
    private static async Task<IEnumerable<(string Network, string Role, string Name)>> Accepted(
        List<(string Network, string Role, string Name)> given)
    {
        string[] sources = [.. given.Select(static (one, index) =>
            Declared(Renamed(one.Network, one), string.Create(CultureInfo.InvariantCulture, $"Net{index}")))];
        HashSet<string> refused =
        [
            .. (await Programs.Analyze(Programs.Of([Block, .. sources])))
                .Where(static found => found.Severity == DiagnosticSeverity.Error)
                .Select(static found => found.Location.SourceTree!.ToString()),
        ];
        return given.Where((_, index) => !refused.Contains(sources[index]));
    }

    // A network takes a name in each of its roles: a third of the networks.
    private static IEnumerable<string> Together(IEnumerable<(string Network, string Role, string Name)> free)
    {
        int count = 0;
        foreach (var network in free.GroupBy(one => one.Network))
        {
            ILookup<string, (string Network, string Role, string Name)> roles = network.ToLookup(one => one.Role);
            for (int index = 0; index < roles.Max(static role => role.Count()); index++)
            {
                string renamed = roles.Where(role => index < role.Count())
                    .Aggregate(network.Key, (source, role) => Renamed(source, role.ElementAt(index)));
                yield return Declared(renamed, string.Create(CultureInfo.InvariantCulture, $"Net{count++}"));
            }
        }
    }

    private static string Renamed(string network, (string Network, string Role, string Name) one) =>
        network.Replace($"\"{one.Role}\"", $"\"{one.Name}\"", StringComparison.Ordinal);

    private static string Declared(string network, string name) => $"{network} public partial class {name};";

    private static IEnumerable<string> DerivedIn(string file) =>
        CSharpSyntaxTree.ParseText(file).GetRoot().DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => char.ToLowerInvariant(token.ValueText[0]) + token.ValueText[1..])
            .Where(static name => Given().IsMatch(name));

    [GeneratedRegex("(?:^q|Q)[a-z]+")]
    private static partial Regex Given();
}
