using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>
/// Generated code compiles without a warning and means the same whatever is around it: every name that it uses is
/// declared as something else, in a project that is checked, without nullable references or implicit usings, CLS
/// compliant, and documented, with warnings as errors.
/// </summary>
public sealed class HostileSurroundingsTests
{
    private const string Space = "Acme.Samples";
    private const string Marked = "[assembly: global::System.CLSCompliant(true)]";

    private static readonly Lazy<Task<CompiledProgram>> Friendly =
        new(() => Programs.Compile([.. HostileNames.Sources(Space)]));

    private static readonly Lazy<IReadOnlyDictionary<string, float[]>> Expected =
        new(static () => Outputs(Friendly.Value.Result.AssertCompiles().Compilation));

    [Fact]
    public async Task Many_names_are_tried()
    {
        IReadOnlyList<string> names = HostileNames.Of(await Friendly.Value).Names;
        Assert.Superset(
            new HashSet<string>
            {
                "Span", "Math", "Unsafe", "Workspace", "Tile", "Padding", "ISimd", "Layers", "Pass", "Network",
                "System", "StaticNet", "NetworkDefinition", "DigitClassifier", "input", "samples", "GeneratedCode",
            },
            names.ToHashSet());
    }

    [Fact]
    public Task Types_of_parent_namespaces_in_another_assembly() => Check(
        static names => HostileNames.Sources(Space),
        static names =>
            [names.Namespace("Acme"), names.Types("System", "StaticNet", "Acme", "Samples", "Generated")]);

    // Code in the network's namespace meets the first, and code in one of its own the others.
    [Fact]
    public Task Types_of_the_network_s_own_namespace_and_of_a_global_using() => Check(static names =>
    [
        names.Namespace(Space, NetworkNames()), names.Namespace("Hostile"), "global using Hostile;",
        .. HostileNames.Sources(Space),
    ]);

    [Fact]
    public Task Global_aliases() => Check(static names =>
    [
        names.Aliases("Hostile.Thing"), "namespace Hostile { internal class Thing; }", .. HostileNames.Sources(Space),
    ]);

    [Fact]
    public Task Types_in_a_base_class_and_in_the_class_around() => Check(
        static names =>
        [
            $"namespace {Space};\n" + names.Class("public class HostileBase"),
            $"namespace {Space};\n" + names.Class("public partial class Around"),
            .. HostileNames.Sources(Space, "Around", "HostileBase"),
        ]);

    // What their own project accepts, generated code does not bring up again.
    [Fact]
    public async Task Obsolete_types_and_lower_case_names()
    {
        const string Methods = "public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output) { }"
            + "public static void Backward(ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput, LayerRows dInput) { }";
        CompiledProgram program = await Programs.Compile($$"""
            #pragma warning disable CS0612, CS0618, CS8981
            [Obsolete] public enum Old { A, B }
            public enum Fuel { [Obsolete("Nobody sells it.")] Coal, Gas }
            [Features] public partial record Row(Old Old, Fuel Fuel, [property: Obsolete] float Age, [Target] float Price);
            [Obsolete("Use another.")] public readonly struct Same : ICustomLayer { {{Methods}} }
            [Network, Input<Row>, Dense(3), BatchNorm, Custom<Same>, Dense(1), MeanSquaredErrorLoss] public partial class net;
            """);
        program.AssertCompiles();
    }

    private static IEnumerable<string> NetworkNames() =>
        HostileNames.Sources(Space).SelectMany(HostileNames.ClassesOf);

    private static async Task Check(
        Func<HostileNames, IEnumerable<string>> program, Func<HostileNames, IEnumerable<string>>? library = null)
    {
        HostileNames names = HostileNames.Of(await Friendly.Value);
        CSharpCompilation compilation = Compilation("Hostile", [Marked, .. program(names)]);
        if (library is not null)
            compilation = compilation.AddReferences(Compilation("Library", library(names)).ToMetadataReference());
        Programs.Driver().RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        IReadOnlyDictionary<string, float[]> outputs = Outputs(output);
        Assert.Equal(Expected.Value.Count, outputs.Count);
        foreach ((string name, float[] values) in outputs)
            Assert.Equal(Expected.Value[name], values);
    }

    private static CSharpCompilation Compilation(string name, IEnumerable<string> sources) => CSharpCompilation.Create(
        name,
        sources.Select(static (source, index) => Programs.Parse(source, $"Part{index}.cs")),
        Programs.References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, checkOverflow: true,
            nullableContextOptions: NullableContextOptions.Disable, warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error));

    /// <summary>What each network of a program predicts, by its name.</summary>
    private static Dictionary<string, float[]> Outputs(Compilation compilation)
    {
        using MemoryStream stream = new();
        IEnumerable<Diagnostic> wrong = compilation.Emit(stream).Diagnostics
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.True(!wrong.Any(), string.Join("\n", wrong.Take(10)));
        MethodInfo predicted = typeof(HostileSurroundingsTests)
            .GetMethod(nameof(Predicted), BindingFlags.NonPublic | BindingFlags.Static)!;
        return Assembly.Load(stream.ToArray()).GetTypes().Where(IsNetwork).ToDictionary(
            static type => type.FullName!.Replace(Space + ".", "", StringComparison.Ordinal)
                .Replace("Around+", "", StringComparison.Ordinal),
            type => (float[])predicted.MakeGenericMethod(type).Invoke(null, [IsOverTokens(type)])!);
    }

    private static bool IsNetwork(Type type) => type.GetInterfaces().Any(static contract =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(INetwork<>));

    private static bool IsOverTokens(Type type) =>
        type.GetInterfaces().Any(static contract => contract.GenericTypeArguments.Contains(typeof(int)));

    private static float[] Predicted<TNetwork>(bool tokens)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: -1);
        float[] input =
        [
            .. Enumerable.Range(0, TNetwork.InputSize * 2)
                .Select(index => tokens ? index + 1 : index % 7 / 4f),
        ];
        float[] output = new float[TNetwork.OutputSize * (TNetwork.HasTime && !TNetwork.OutputHasTime ? 1 : 2)];
        network.Predict(input, output);
        Assert.Contains(output, static value => value != 0);
        return output;
    }
}
