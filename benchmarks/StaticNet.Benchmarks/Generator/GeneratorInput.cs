using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Benchmarks.Generator;

/// <summary>What the compiler is given.</summary>
internal static class GeneratorInput
{
    /// <summary>A compilation of source text with the library and the framework.</summary>
    /// <param name="source">The text.</param>
    public static CSharpCompilation Compile(string source)
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            "Benchmark",
            [CSharpSyntaxTree.ParseText(source)],
            platform.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The usual network for handwritten digits.</summary>
    public static string Mnist { get; } = """
        using StaticNet;

        [Network]
        [Input(28, 28)]
        [Flatten]
        [Dense(128), Relu]
        [Dense(10), Softmax]
        [CrossEntropyLoss]
        public partial class DigitClassifier;
        """;

    /// <summary>A chain of fully connected layers, each with its activation.</summary>
    /// <param name="layers">How many layers, activations counted.</param>
    public static string Deep(int layers)
    {
        StringBuilder source = new("using StaticNet;\n[Network]\n[Input(64)]\n");
        for (int i = 0; i < layers / 2; i++)
            source.Append("[Dense(64), Relu]\n");
        return source.Append("[Dense(10)]\n[CrossEntropyLoss]\npublic partial class Deep;\n").ToString();
    }
}
