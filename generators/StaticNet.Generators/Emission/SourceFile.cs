using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The frames of generated files. What stands in the user's class has no usings and writes names in full. All else
/// stands in a namespace of ours, with its usings inside: they come before whatever the user's project brings in.
/// </summary>
internal static class SourceFile
{
    public const string GeneratedCode =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"StaticNet\", \"0.1.0\")]";

    private static readonly string[] Usings =
    [
        "System", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics",
        "StaticNet", "StaticNet.Kernels", "StaticNet.Simd", "StaticNet.Threading",
    ];

    /// <summary>Opens a file that reopens the network's class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="header">What the class's declaration says after its name, such as its interfaces.</param>
    /// <param name="comment">Writes comment lines (and attributes) before the class.</param>
    /// <returns>Where the members go, and then <see cref="CodeWriter.CloseAll"/>.</returns>
    public static CodeWriter OpenClass(NetworkDeclaration network, string header, Action<CodeWriter> comment)
    {
        CodeWriter code = OpenAround(
            network.Namespace, network.Outer, NamespaceOf(network),
            "#pragma warning disable CS1591 // members documented by the interfaces that they implement");
        comment(code);
        string[] lines = $"{network.Modifiers}partial {network.Keyword} {network.TypeName}{header}".Split('\n');
        foreach (string line in lines.Take(lines.Length - 1))
            code.Line(line);
        return code.Open(lines[lines.Length - 1]);
    }

    /// <summary>Opens a file that reopens a record of features.</summary>
    /// <param name="record">The record.</param>
    /// <param name="header">What its declaration says after its name.</param>
    public static CodeWriter OpenRecord(FeatureRecord record, string header)
    {
        CodeWriter code = OpenAround(record.Namespace, record.Outer, generatedNamespace: "");
        code.Line(GeneratedCode);
        return code.Open($"partial {record.Keyword} {record.Name}{header}");
    }

    /// <summary>Opens a file of the network's own namespace.</summary>
    /// <param name="network">The network.</param>
    public static CodeWriter OpenNamespace(NetworkDeclaration network) =>
        OpenNamespace(network, [.. Usings, SizesOf(network)]);

    /// <summary>Opens the one of a frozen network, which shares code with the network that was trained.</summary>
    /// <param name="network">The network.</param>
    /// <param name="trained">The network that was trained.</param>
    public static CodeWriter OpenNamespace(NetworkDeclaration network, NetworkDeclaration trained) =>
        OpenNamespace(network, [.. Usings, NamespaceOf(trained), SizesOf(trained)]);

    // All sizes and offsets are named in one class.
    private static string SizesOf(NetworkDeclaration network) => $"static {NamespaceOf(network)}.Layers";

    private static CodeWriter OpenNamespace(NetworkDeclaration network, string[] usings)
    {
        CodeWriter code = new();
        EmitHeader(code, "#nullable disable");
        code.Line();
        code.Line($"namespace {NamespaceOf(network)};").Line();
        foreach (string name in usings)
            code.Line(name.StartsWith("static ", StringComparison.Ordinal)
                ? $"using static global::{name.Substring(7)};"
                : $"using global::{name};");
        return code.Line();
    }

    // A file of the user's namespace, down to the types around the one that is reopened.
    private static CodeWriter OpenAround(
        string space, EquatableArray<ContainingType> around, string generatedNamespace, params string[] pragmas)
    {
        CodeWriter code = new(new FullNames(generatedNamespace));
        EmitHeader(code, "#nullable enable annotations", "#nullable disable warnings");
        foreach (string pragma in pragmas)
            code.Line(pragma);
        code.Line("#pragma warning disable CS3001, CS3002, CS3003, CS3005, CS3009 // no CLS compliance is promised");
        code.Line();
        if (space.Length > 0)
            code.Line($"namespace {space};").Line();
        foreach (ContainingType outer in around)
            code.Open($"partial {outer.Header}");
        return code;
    }

    /// <summary>
    /// The namespace of the generated code of a network. It is unique as the file name is: no part of that starts with a
    /// digit, so an underscore of the user's is told from ours.
    /// </summary>
    /// <param name="network">The network.</param>
    public static string NamespaceOf(NetworkDeclaration network) => "StaticNet.Generated." + Identifiers.Escape(
        network.HintName.Replace("_", "_0").Replace('.', '_').Replace("+", "__").Replace("-", "__"));

    // A network of the same name may be in an assembly whose internals are visible. What users see is annotated; all
    // else has hardly a reference, through which the C# compiler need not follow it: that takes a fifth of its time.
    private static void EmitHeader(CodeWriter code, params string[] nullable)
    {
        code.Line("// <auto-generated/>");
        foreach (string directive in nullable)
            code.Line(directive);
        code.Line("#pragma warning disable CS0435, CS0436 // a name that another assembly has too");
        code.Line("#pragma warning disable CS0612, CS0618, CS8981 // what is obsolete or lower-case in the user's code");
    }
}
