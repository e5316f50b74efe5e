using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.ShapeInference;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Ide;

/// <summary>Each refactoring: its title, the file after it, and that the network computes what it did.</summary>
public sealed class RefactoringTests
{
    // The selection stands between two bars; title, source, and source after it.
    private static readonly (string Title, string Source, string After)[] Cases =
    [
        ("Name this layer \"dense2\"",
            "[Network]\n[Input(4)]\n[Dense(4), Relu]\n[De||nse(3)] // last\npublic partial class Net;",
            "[Network]\n[Input(4)]\n[Dense(4), Relu]\n[Dense(3, Name = \"dense2\")] // last\npublic partial class Net;"),
        ("Name this layer \"b\"",
            "[Network, Input(4), Use||<B>(Repeat = 2)] public partial class Net;\n[Block, Dense(4)] class B;",
            "[Network, Input(4), Use<B>(Repeat = 2, Name = \"b\")] public partial class Net;\n[Block, Dense(4)] class B;"),
        ("Name all layers of Net",
            "[Network]\n[Input(4)]\n[Dense(4, Name = \"first\"), Relu]\n[Dense(3)]\npublic partial class ||Net;",
            "[Network]\n[Input(4)]\n[Dense(4, Name = \"first\"), Relu(Name = \"relu1\")]\n[Dense(3, Name = \"dense2\")]\npublic partial class Net;"),
        // What follows keeps its names.
        ("Extract 2 layers into a block",
            "namespace N;\n\n/// <summary>A net.</summary>\n[Network]\n[Input(4)]\n// first\n|[Dense(8), Relu]|\n[Dense(3), Softmax]\n[CrossEntropyLoss]\npublic partial class Net;\n\nclass Other;",
            "namespace N;\n\n/// <summary>A net.</summary>\n[Network]\n[Input(4)]\n// first\n[Use<NetBlock>]\n[Dense(3, Name = \"dense2\"), Softmax]\n[CrossEntropyLoss]\npublic partial class Net;\n\n[Block]\n[Dense(8), Relu]\npublic partial class NetBlock;\n\nclass Other;"),
        ("Extract 1 layer into a block",
            "class Outer\n{\n    [Block, Dense(4), |Relu|, Dense(3)]\n    internal class Net;\n}",
            "class Outer\n{\n    [Block, Dense(4), Use<NetBlock>, Dense(3)]\n    internal class Net;\n\n    [Block]\n    [Relu]\n    internal partial class NetBlock;\n}"),
        // What is read from before the block comes in under a name, and what reads its result reads the use.
        ("Extract 4 layers into a block",
            "[Network, Input(4), Dense(4), Dense(4, Name = \"skip\"), Relu]\n[|Dense(4), Relu]\n[Add(\"skip\"), Add(\"dense1\")|, Tanh]\n[Concat(\"add2\", \"skip\", \"tanh1\"), Dense(2)]\npublic partial class Net { }\nclass NetBlock;",
            "[Network, Input(4), Dense(4), Dense(4, Name = \"skip\"), Relu]\n[Use<NetBlock2>(\"skip\", \"dense1\", \"relu1\", Name = \"netBlock21\"), Tanh]\n[Concat(\"netBlock21\", \"skip\", \"tanh1\"), Dense(2, Name = \"dense4\")]\npublic partial class Net { }\n\n[Block]\n[Input(Name = \"skip\")]\n[Input(Name = \"input2\")]\n[Input]\n[Dense(4), Relu]\n[Add(\"skip\"), Add(\"input2\")]\npublic partial class NetBlock2;\nclass NetBlock;"),
        // The value before is the block's own input, under whatever name it is read; numbers in it stay where they matter.
        ("Extract 4 layers into a block",
            "[Network, Input(4), Dense(4)]\n|[Dense(4), Relu, Add(\"dense2\"), Add(\"dense1\")]|\n[Dense(2)]\npublic partial class Net;",
            "[Network, Input(4), Dense(4)]\n[Use<NetBlock>]\n[Dense(2, Name = \"dense3\")]\npublic partial class Net;\n\n[Block]\n[Dense(4, Name = \"dense2\"), Relu, Add(\"dense2\"), Add(\"input\")]\npublic partial class NetBlock;"),
        ("Extract 1 layer into a block",
            "[Network, Input(4), Dense(3), Tanh, |Dense(3, From = \"dense1\")|, Add(\"tanh1\")] public partial class Net;",
            "[Network, Input(4), Dense(3), Tanh, Use<NetBlock>(\"dense1\"), Add(\"tanh1\")] public partial class Net;\n\n[Block]\n[Dense(3, From = \"input\")]\npublic partial class NetBlock;"),
    ];

    // No block: an output in it, a value that leaves it from the middle, shared parameters, a method of the class, copies
    // that would be renamed, a name that is computed, a network that does not compile, an input, and nothing selected.
    private static readonly string[] None =
    [
        "[Network, Input(4), |Dense(4), Output(Name = \"a\"), Dense(3)|, Output(Name = \"b\")] public partial class Net;",
        "[Network, Input(4), |Dense(4), Relu|, Dense(4), Add(\"dense1\")] public partial class Net;",
        "[Network, Input(4), |Dense(4), Relu|, Dense(4, Shared = \"dense1\")] public partial class Net;",
        "[Network, Input(4), Dense(4), |Dense(4, Shared = \"dense1\")|] public partial class Net;",
        "[Network, Input(4), |Elementwise(nameof(F))|] public partial class Net { static float F(float x) => x * x; }",
        "[Network, Input(4), |Use<B>|, Use<B>(Repeat = 2)] public partial class Net; [Block, Dense(4)] class B;",
        "[Network, Input(4), |Dense(4)|, Dense(4, From = Net.Read), Add(\"dense1\")] public partial class Net { const string Read = \"dense1\"; }",
        "[Network, Input(2, 2), |Dense(4), Relu|] public partial class Net;",
        "[Network, |Input(4)|, Dense(4)] public partial class Net;",
        "[Network, Input(4), Dense(4)] public partial class Net { |int a;| }",
        "|class Net;|",
    ];

    [Fact]
    public async Task Refactoring_changes_the_source_and_not_the_network()
    {
        foreach ((string title, string source, string after) in Cases)
        {
            (string before, List<CodeAction> actions, Editor editor) = await Offered(source);
            using (editor)
            {
                CodeAction? action = actions.SingleOrDefault(action => action.Title == title);
                Assert.True(action is not null, $"{source}: {string.Join(", ", actions.Select(static other => other.Title))}");
                Assert.Equal(after, await editor.After(action));
                if (before.Contains("[Network", StringComparison.Ordinal))
                    Assert.Equal(Graph(before), Graph(after));
            }
        }
        foreach (string source in None)
        {
            (_, List<CodeAction> actions, Editor editor) = await Offered(source);
            editor.Dispose();
            Assert.Equal((source, ""), (source, string.Concat(actions.Select(static action => action.Title).Where(static title => title.StartsWith("Extract", StringComparison.Ordinal)))));
        }
    }

    [Fact]
    public void Use_without_a_key_reads_the_files_of_before()
    {
        (_, string source, string after) = Cases.First(static @case => @case.After.Contains("Use<NetBlock>]", StringComparison.Ordinal));
        string withKey = after.Replace("Use<NetBlock>", "Use<NetBlock>(Key = \"\")", StringComparison.Ordinal);
        Assert.Equal(Keys(source.Replace("|", "", StringComparison.Ordinal)), Keys(withKey));
    }

    private static IEnumerable<string> Keys(string source) => Infer(source).Nodes.Select(static node => node.Layer.Id.Key);

    private static async Task<(string Source, List<CodeAction> Actions, Editor Editor)> Offered(string marked)
    {
        int start = marked.IndexOf('|', StringComparison.Ordinal), end = marked.LastIndexOf('|') - 1;
        string source = marked.Replace("|", "", StringComparison.Ordinal);
        Editor editor = new(source);
        return (source, await editor.Refactorings(TextSpan.FromBounds(start, end)), editor);
    }

    // What is computed of what, whatever the names are.
    private static string Graph(string source)
    {
        InferredNetwork network = Infer(source);
        Assert.Null(network.Failure);
        return string.Join("; ", network.Nodes.Select(static node =>
            $"{node.Layer.Kind} {string.Join(",", node.Sources)} {node.Output}"));
    }

    private static InferredNetwork Infer(string source) =>
        Inference.Infer(source.Replace("namespace N;", "", StringComparison.Ordinal));
}
