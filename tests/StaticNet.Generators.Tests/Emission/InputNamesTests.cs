using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>
/// An input becomes a field of a pass, and parameters and locals of methods: it may be called as any that there are.
/// </summary>
public class InputNamesTests
{
    private const int NamesOfNetwork = 8;

    [Theory]
    [InlineData("[Input(4)]", "[Dense(4), BatchNorm, Dropout(0.1)]")]
    [InlineData("[SequenceInput(4)]", "[Gru(4, ReturnSequences = false), Dropout(0.1)]")]
    public async Task Inputs_may_be_called_as_what_generated_code_has(string input, string layers)
    {
        CompiledProgram plain = await Programs.Compile(Network("Plain", input + layers, ["other"]));
        Assert.Equal("", string.Join("\n", plain.Diagnostics));
        // What is made of the other input's name is not free.
        string[] names =
        [
            .. plain.AssertCompiles().Files.Values.SelectMany(NamesOf).Distinct()
                .Where(static name => !name.Contains("input", StringComparison.OrdinalIgnoreCase)),
        ];
        Assert.True(names.Length > 50, $"{names.Length} names");
        (string Name, string[] Inputs)[] networks =
            [.. names.Chunk(NamesOfNetwork).Select(static (inputs, index) => ($"Net{index}", inputs))];
        int compiled = 0;
        for (int round = 0; round < 4; round++)
        {
            CompiledProgram program = await Programs.Compile(string.Join(
                "\n", networks.Select(network => Network(network.Name, input + layers, network.Inputs))));
            program.AssertGeneratedFilesAreRight();
            ILookup<bool, (string Name, string[] Inputs)> done = networks.ToLookup(
                network => program.Files.ContainsKey($"{network.Name}-Network.g.cs"));
            compiled += done[true].Sum(static network => network.Inputs.Length);
            // what nothing reads is only read by what is wrong
            HashSet<string> refused =
                [.. program.Diagnostics.Where(static diagnostic => diagnostic.Id != "SN0204").Select(Refused)];
            networks = [.. done[false].Select(network => (network.Name, network.Inputs.Except(refused).ToArray()))];
        }
        Assert.True(compiled > names.Length / 2, $"{compiled} of {names.Length} names");
    }

    // The name of an input, or of what else the compiler does not take beside it.
    private static string Refused(Diagnostic diagnostic)
    {
        TextSpan place = diagnostic.Location.SourceSpan;
        string source = diagnostic.Location.SourceTree!.ToString().Substring(place.Start, place.Length);
        string named = source.Contains("Name = \"", StringComparison.Ordinal) ? source : diagnostic.GetMessage();
        return named.Split('\'', '"').ElementAtOrDefault(1) ?? "";
    }

    private static string Network(string name, string layers, string[] inputs) =>
        $"[Network] {layers} {string.Concat(inputs.Select(static input => $"[Input(4, Name = \"{input}\")] "))}"
        + $"[Add(\"dropout1\"{string.Concat(inputs.Select(static input => $", \"{input}\""))})] [Dense(4)] "
        + $"[MeanSquaredErrorLoss] public partial class {name};";

    private static IEnumerable<string> NamesOf(string file) =>
        CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes()
            .Select(static node => node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.Text,
                ParameterSyntax parameter => parameter.Identifier.Text,
                SingleVariableDesignationSyntax variable => variable.Identifier.Text,
                MethodDeclarationSyntax method => method.Identifier.Text,
                PropertyDeclarationSyntax property => property.Identifier.Text,
                _ => "",
            })
            .Where(static name => name.Length > 0 && SyntaxFacts.IsValidIdentifier(name))
            .Select(static name => char.ToLowerInvariant(name[0]) + name[1..]);
}
