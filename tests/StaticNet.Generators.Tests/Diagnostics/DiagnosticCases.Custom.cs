namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string Signatures = """
        public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output) { }
        public static void Backward(
            ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
            LayerRows dInput) { }
        """;

    private const string Gradients = """
        public static void ParameterGradients(
            ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
            LayerTensors dParameters) { }
        """;

    private static IEnumerable<(string Id, DiagnosticCase Case)> CustomCases()
    {
        yield return ("SN0621", Own("public class L : ICustomLayer", Signatures,
            "[Custom] names L, but it is not a struct. Declare it as one: nobody creates an instance."));
        yield return ("SN0621", Own("public struct L", "",
            "[Custom] names L, but it does not implement ICustomLayer. Implement it."));
        yield return ("SN0621", Own("file struct L : ICustomLayer", Signatures,
            "[Custom] names L, but it is local to its file, and generated code stands in another one. Remove 'file'."));
        yield return ("SN0621", Whole(
            "[Network, Input(4), {|Custom<Net.L>|}]\npublic partial class Net\n{\n"
            + $"private struct L : ICustomLayer {{ {Signatures} }}\n}}",
            "[Custom] names L, but generated code cannot see it, because L is private. Make it internal or public."));
        yield return ("SN0621", Whole(
            "[Network, Input(4), {|Custom<int>|}]\npublic partial class Net;",
            "[Custom] names int, but it does not implement ICustomLayer. Implement it."));
        yield return ("SN0621", Whole(
            "[Network, Input(4), {|Custom<int[]>|}]\npublic partial class Net;",
            "[Custom] names int[], but it is not a struct. Declare it as one: nobody creates an instance."));
        yield return ("SN0622", Own("public struct L : ICustomLayer",
            Signatures + " public static ReadOnlySpan<int> OutputShape(ReadOnlySpan<int> input) => input;",
            "custom1 produces what L.OutputShape computes, which the compiler cannot run. "
            + "Declare the shape too: [Custom<L>(sizes)]."));
        yield return ("SN0623", OwnParameter("\"a weight\", 3",
            "custom1 cannot have the parameter 'a weight': its name must be an identifier, such as weight."));
        yield return ("SN0623", OwnParameter("\"toString\", 3",
            "custom1 cannot have the parameter 'toString': its name would hide ToString of every object."));
        yield return ("SN0623", OwnParameter("\"weight\", 3, -5",
            "custom1 cannot have the parameter 'weight': its shape has an axis of -5."));
        yield return ("SN0623", OwnParameter("\"weight\", 0",
            "custom1 cannot have the parameter 'weight': its shape has an axis of 0."));
        yield return ("SN0623", OwnParameter("\"weight\"), LayerParameter(\"Weight\"",
            "custom1 cannot have the parameter 'Weight': another one has that name."));
        yield return ("SN0624", Own("[LayerParameter(\"weight\", 3)] public struct L : ICustomLayer", Signatures,
            "custom1 has parameters, but L does not implement ParameterGradients, so that they would never learn. "
            + "Implement it."));
        yield return ("SN0102", Whole(
            "[Network, Input(4), {|Custom<L>(2, 0)|}]\npublic partial class Net;\n"
            + $"public struct L : ICustomLayer {{ {Signatures} }}",
            "custom1 cannot be made: its shape 2x0 has an axis of 0. Sizes are positive whole numbers."));
        yield return ("SN0106", OwnParameter("\"weight\", 65536, 65536",
            "custom1 has 65536x65536 values of weight, more than one array holds. Make it smaller."));
        yield return ("SN0208", Whole(
            "[Network]\n[Input(4)]\n[Custom<L>]\n[{|Custom<M>(Shared = \"custom1\")|}]\npublic partial class Net;\n"
            + $"[LayerParameter(\"w\")] public struct L : ICustomLayer {{ {Signatures} {Gradients} }}\n"
            + $"[LayerParameter(\"w\")] public struct M : ICustomLayer {{ {Signatures} {Gradients} }}",
            "custom2 takes the parameters of custom1 (line 3), but custom1 is no M. "
            + "Let them have the same kind and sizes, or remove Shared."));
    }

    private static DiagnosticCase OwnParameter(string arguments, string message) => Own(
        $"[LayerParameter({arguments})] public struct L : ICustomLayer", $"{Signatures} {Gradients}", message);

    private static DiagnosticCase Own(string declaration, string members, string message) => Whole(
        $"[Network, Input(4), {{|Custom<L>|}}]\npublic partial class Net;\n{declaration} {{ {members} }}", message);
}
