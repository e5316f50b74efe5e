using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Diagnostics;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Cultures;

/// <summary>Generated code and messages are the same whatever the culture of the machine that builds.</summary>
public sealed class CultureTests
{
    // Negative numbers, for which cultures have the most signs: as options of the loss and of a layer.
    private const string Negative = """
        [Network, TokenInput(9), Embedding(4), Lstm(5, Bidirectional = true), LeakyRelu(0.25), Dense(12345),
         CrossEntropyLoss(IgnoreIndex = -12345, LabelSmoothing = 0.125)]
        public partial class Negative;
        """;

    private static readonly CultureInfo Strange = MakeStrange();

    private static readonly Lazy<Task<Texts>> Expected = new(() => Compile(CultureInfo.InvariantCulture));

    // Minus signs of three kinds, digits and separators, and the Turkish i. All but the strangest of each kind only with
    // STATICNET_LONG=1.
    public static TheoryData<string> Cultures => Environment.GetEnvironmentVariable("STATICNET_LONG") == "1"
        ? ["sv-SE", "ar-SA", "fa-IR", "tr-TR", "strange"]
        : ["tr-TR", "strange"];

    [Fact]
    public void Cultures_differ_in_what_is_tested()
    {
        Assert.NotEqual("-1", (-1).ToString(new CultureInfo("sv-SE")));
        Assert.NotEqual("i", "I".ToLower(new CultureInfo("tr-TR")));
        Assert.Equal("~1^5", (-1.5).ToString(Strange));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Generated_code_and_messages_are_the_same(string culture)
    {
        Texts expected = await Expected.Value;
        Texts texts = await Compile(culture == "strange" ? Strange : new CultureInfo(culture));
        Assert.Equal(expected.Files.Keys, texts.Files.Keys);
        Assert.All(texts.Files, file => Assert.Equal(expected.Files[file.Key], file.Value));
        Assert.Equal(expected.Messages, texts.Messages);
    }

    [Fact]
    public async Task Code_and_messages_with_negative_numbers_are_compared()
    {
        Texts expected = await Expected.Value;
        Assert.Contains("(0.125f, -12345, null)", expected.Files["Negative-Network.g.cs"], StringComparison.Ordinal);
        Assert.Contains(expected.Messages, static message => message.Contains(" -", StringComparison.Ordinal));
        Assert.InRange(expected.Messages.Length, 80, int.MaxValue);
    }

    [Theory]
    [InlineData(typeof(NetworkGenerator))]
    [InlineData(typeof(global::StaticNet.CodeFixes.InsertLayerFix))]
    [InlineData(typeof(global::StaticNet.Completion.LayerNameCompletion))]
    [InlineData(typeof(NetworkAttribute))]
    public void Nothing_is_written_for_the_culture_of_the_machine(Type of)
    {
        string[] found = [.. CultureSensitivity.Find(of.Assembly)];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    private static async Task<Texts> Compile(CultureInfo culture)
    {
        (CultureInfo before, CultureInfo uiBefore) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        try
        {
            IEnumerable<string> mistakes = DiagnosticCases.All.Values.SelectMany(static cases => cases).Select(
                static (@case, index) => $"namespace Mistake{index} {{ {Marked.Parse(@case.Source).Source} }}");
            CSharpCompilation compilation = Programs.Of([.. HostileNames.Sources("Samples"), Negative, .. mistakes]);
            GeneratorRunResult run = Assert.Single(Programs.Driver().RunGenerators(compilation).GetRunResult().Results);
            Assert.Null(run.Exception);
            return new Texts(
                new SortedDictionary<string, string>(
                    run.GeneratedSources.ToDictionary(
                        static file => file.HintName, static file => file.SourceText.ToString()),
                    StringComparer.Ordinal),
                [.. (await Programs.Analyze(compilation)).Select(static diagnostic =>
                    diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)]);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, uiBefore);
        }
    }

    private static CultureInfo MakeStrange()
    {
        CultureInfo culture = new("de-DE");
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = "^";
        culture.NumberFormat.NumberGroupSeparator = "_";
        return culture;
    }

    private sealed record Texts(SortedDictionary<string, string> Files, string[] Messages);
}
