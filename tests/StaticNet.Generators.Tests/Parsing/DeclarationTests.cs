using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Parsing;

/// <summary>Declarations that C# allows and that work: the whole program compiles without any diagnostic.</summary>
public sealed class DeclarationTests
{
    private const string Layers = "[Network, Input(4), Dense(3), Relu, Dense(2), CrossEntropyLoss]";

    [Theory]
    [InlineData("public partial class Outer;", "public static partial class Outer {{ {0} public partial class Net; }}")]
    [InlineData("", "public partial class Outer<T> where T : class {{ {0} internal partial class Net; }}")]
    [InlineData("", "public partial struct A {{ public partial interface B {{ partial record C {{ "
        + "private partial record struct D<T> {{ {0} public partial class Net; }} }} }} }}")]
    [InlineData("", "public ref partial struct A {{ {0} public partial class Net; }}")]
    [InlineData("", "{0} public partial class Net<T, @class>;")]
    [InlineData("", "public partial class Outer<T> {{ {0} public partial class Net<T2> where T2 : struct; }}")]
    [InlineData("", "{0} public partial class @class;")]
    [InlineData("", "{0} public partial class @record;")]
    [InlineData("", "{0} public partial class @partial;")]
    [InlineData("", "{0} public partial class @await;")]
    [InlineData("", "{0} public partial class @var;")]
    [InlineData("", "namespace @event.@int; {0} public partial class Net;")]
    [InlineData("", "namespace A {{ {0} public partial class Net; }} namespace B.C {{ {0} public partial class Net; }} "
        + "{0} public partial class Net;")]
    [InlineData("", "{0} public partial class Net; {0} public partial class NET; "
        + "namespace a {{ {0} partial class X; }} namespace A {{ {0} partial class X; }}")]
    [InlineData("",
        "{0} public partial class Net {{ {0} public partial class Layers; {0} public partial class Pass; }}")]
    [InlineData("", "{0} public partial class Net<TSimd, Span>; {0} public partial class Workspace; "
        + "{0} public partial class NetworkDefinition; {0} public partial class TargetKinds; "
        + "{0} public partial class Network; {0} public partial class My_Net; "
        + "namespace My {{ {0} public partial class Net {{ {0} public partial class Views; }} }}")]
    [InlineData("", "[Network, Input(4), Dense(3, Name = \"Tanh\"), Dense(3, Name = \"Span\"), "
        + "Dense(3, Name = \"Workspace\"), Dense(3, Name = \"Network\"), Dense(2, Name = \"Views\"), CrossEntropyLoss] "
        + "public partial class Net;")]
    [InlineData("",
        "{0} public partial class Net; {0} public partial class Net<T>; {0} public partial class Net<T, U>;")]
    [InlineData("", "{0} public partial class \\u004Eet; {0} public partial class Größe; "
        + "{0} public partial class Größé; {0} public partial class 数字;")]
    [InlineData("", "{0} public sealed partial class Net : IDisposable {{ public void Dispose() {{ }} }}")]
    [InlineData("", "public class Base {{ protected string Label = \"\"; }} "
        + "{0} public partial class Net : Base {{ public Net(string label) : this(1) {{ Label = label; }} "
        + "public Net() : this(2) {{ }} }}")]
    [InlineData("", "{0} public partial class Net {{ static Net() {{ }} ~Net() {{ }} "
        + "public float[] Predict(float[] a, int b) => Predict(a); public void Save() => Save(\"a\"); }}")]
    [InlineData("",
        "{0} public partial class Net {{ public static readonly Net Shared = new(1); public int Create => 3; }}")]
    [InlineData("public partial class Net;", "{0} public partial class Net;")]
    [InlineData(
        "[Network] public partial class Net;",
        "[Input(4), Dense(3), Relu, Dense(2), CrossEntropyLoss] public partial class Net;")]
    [InlineData("", "[global::StaticNet.NetworkAttribute, StaticNet.Input(4), global::StaticNet.Dense(3), Relu(), "
        + "DenseAttribute(units: 2)] public partial class Net;")]
    [InlineData("", "using D = StaticNet.DenseAttribute; using NN = StaticNet.NetworkAttribute; "
        + "[NN, Input(4), D(3)] public partial class Net;")]
    [InlineData("",
        "[Network, Input(4, Name = null), Dense(3, Name = null, Key = null, From = null)] public partial class Net;")]
    [InlineData("", "[Network, Input(4), Dense(3, Key = \"a \\\"quoted\\\"\\n key\"), Dense(2, Name = \"größe\"), "
        + "Dense(2, Name = \"class\"), Dense(2, Name = \"@int\")] public partial class Net;", true)]
    [InlineData("", "[Network, Input(4), Dense(3, Name = \"first\"), "
        + "Relu(Name = \"rows\"), Dense(2, Name = \"class\"), Dense(2, Name = \"samples\"), "
        + "Dense(2, Name = \"training\"), Tanh(Name = \"_x\")] public partial class Net;")]
    [InlineData("", "[Network, Input(4, Name = \"a\"), Dense(3, Name = \"weight\"), "
        + "Dense(2, Name = \"bias\"), Dense(2, Name = \"shape\"), Dense(2, Name = \"labels\"), "
        + "Dense(2, Name = \"weightForward\"), MeanSquaredErrorLoss] public partial class Net;")]
    [InlineData("", "[Network, Input(4), Dense(3, Name = \"math\"), "
        + "Dense(2, Name = \"unsafe\"), Dense(2, Name = \"tile\"), Softmax(Name = \"elementwise\"), "
        + "Dense(2, Name = \"softmax\"), CrossEntropyLoss] public partial class Net;")]
    [InlineData("", "[Network, Input(4), Dense(3, Name = \"system\"), Dense(2, Name = \"vector512\"), "
        + "Dense(2, Name = \"scratch\"), Dropout(0.5, Name = \"weightFile\"), Dense(2, Name = \"dropout\"), "
        + "Gelu, Dense(2, Name = \"crossEntropy\"), CrossEntropyLoss] public partial class Net;")]
    [InlineData("", "[Network, Input(4), Use<@class>(Repeat = 2), Use<Größe>, Residual<Outer<int>.Inner>, Use<A.Dense>, Dense(2)] "
        + "public partial class Net; [Block, Dense(4)] class @class; [Block, Dense(4)] class Größe; "
        + "class Outer<T> {{ [Block, Dense(4)] internal class Inner; }} namespace A {{ [Block, Relu, global::StaticNet.Dense(4)] class Dense; }}")]
    [InlineData("", "[Network, Input(4), Use<Body>] public partial class Net {{ public int Own => Body1.Length; public float[] Body1 = []; }} "
        + "[Block, Dense(4)] public partial class Body;", true)]
    [InlineData("", "[Network, Input(4, Name = \"class\"), Input(4, Name = \"params\"), Add(\"class\"), Dense(4, Name = \"ref\"), "
        + "Concat(\"ref\", \"params\", Name = \"in\"), Slice(0, 4), Permute(0, Name = \"out\"), "
        + "Output(Name = \"this\"), MeanSquaredErrorLoss, Dense(2, From = \"in\", Name = \"base\"), Output(Name = \"null\")] "
        + "public partial class Net;")]
    [InlineData("", "namespace Acme.StaticNet.System {{ public class Tile; public class Relu; public class Math; "
        + "public class Span; public class Workspace2; {0} public partial class Net; }}")]
    public async Task Declaration_compiles(string other, string source, bool hasProblems = false)
    {
        string first = string.Format(System.Globalization.CultureInfo.InvariantCulture, source, Layers);
        CompiledProgram program = await Programs.Compile(first, other.Replace("{0}", ""));
        if (hasProblems)
        {
            Assert.NotEmpty(program.Diagnostics);
            program.AssertGeneratedFilesAreRight();
            return;
        }
        Assert.DoesNotContain(program.Diagnostics, static found => found.Severity > DiagnosticSeverity.Info);
        program.AssertCompiles();
    }

    [Theory]
    [InlineData("[Network, Network, Input(4), Dense(3)] public partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net; [Network] public partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3)] public class Net; [Network, Input(4), Dense(3)] public class Net;")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net; "
        + "[Network, Input(4), Dense(3)] public partial struct Net;")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net; "
        + "[Network, Input(4), Dense(3)] public partial record Net;")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net; "
        + "namespace Net { [Network, Input(4), Dense(3)] public partial class Layers; }")]
    [InlineData("[Network, Input(4), Input(5), Dense(3), Output(2), Output(3)] public partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3), HuberLoss, HuberLoss] public partial class Net;")]
    [InlineData("[Network, Input(\"x\"), Dense(3)] public partial class Net;")]
    [InlineData("[Network, Input(4), Dense, Relu] public partial class Net;")]
    [InlineData(
        "[Network, Input(4), Dense(x), Relu, CrossEntropyLoss(ClassWeights = new[] { y })] public partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3, Nonsense = 3), Dropout] public partial class Net;")]
    [InlineData("[Network, Input(null), Dense(3), CrossEntropyLoss(ClassWeights = null)] public partial class Net;")]
    [InlineData("[Network] [Dense(3)] [Input(1)")]
    [InlineData("[Network] [Dense(3)] [Input(1)] partial class")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net : Missing<Net> { public Net(long a) {} }")]
    [InlineData("[Network, Input(4), Dense(3)] partial delegate void Net();")]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net : Net;")]
    [InlineData("namespace StaticNet { public class DenseAttribute(string x) : System.Attribute; } "
        + "[Network, Input(4), Dense(\"a\")] public partial class Net;")]
    public async Task Wrong_program_gets_no_exception(string source) =>
        (await Programs.Compile(source)).AssertGeneratorSurvived();

    [Theory]
    [InlineData("[Network, Input(4), Dense(y), Relu, CrossEntropyLoss]", "CS0103")]
    [InlineData("[Network, Input(4), Dense, Relu, CrossEntropyLoss]", "CS7036")]
    [InlineData("[Network, Input(4), Dense(3), HuberLoss(\"a\")]", "CS1503")]
    public async Task Attribute_that_does_not_compile_is_the_only_error(string attributes, string id)
    {
        string source = attributes + " public partial class Net; "
            + "class User { float[] Run(Net net) { _ = net.Dense1.Weight; return net.Predict([1]); } }";
        CompiledProgram program = await Programs.Compile(source);
        Assert.Empty(program.Diagnostics);
        Assert.Equal(id, Assert.Single(program.CompilerDiagnostics).Id);
        Assert.Contains("The attributes of Net do not compile.", program.Files["Net.g.cs"]);
    }

    // With STATICNET_LONG=1 they are a thousand, which the C# compiler takes long for.
    [Fact]
    public async Task Hundreds_of_layers_compile()
    {
        bool isLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";
        string layers = string.Join(", ", Enumerable.Repeat("Dense(3), Relu", isLong ? 500 : 150));
        (await Programs.Compile($"[Network, Input(4), {layers}] public partial class Net;")).AssertCompiles();
    }
}
