namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> ClassCases()
    {
        const string Layers = "[Network, Input(2), Dense(3)]";
        yield return ("SN0001", Whole(
            $"{Layers} public class {{|Net|}};",
            "Net is a network, but Net is not partial, so its members cannot be generated. Write 'partial' before 'class Net'."));
        yield return ("SN0001", Whole(
            $"public struct Outer {{ {Layers} public partial class {{|Net|}}; }}",
            "Net is a network, but Outer is not partial, so its members cannot be generated. Write 'partial' before 'struct Outer'."));
        yield return ("SN0002", Whole(
            $"{Layers} public partial record {{|Net|}};{Use}",
            "Net cannot be a network: it is a record, whose copies would share one parameter block. Declare a partial class."));
        yield return ("SN0002", Whole(
            $"{Layers} public static partial class {{|Net|}};",
            "Net cannot be a network: it is static and has no instance to hold parameters. Remove 'static'."));
        yield return ("SN0002", Whole(
            $"{Layers} public abstract partial class {{|Net|}};",
            "Net cannot be a network: it is abstract and cannot be created. Remove 'abstract'."));
        yield return ("SN0002", Whole(
            $"{Layers} file partial class {{|Net|}};",
            "Net cannot be a network: it is local to its file, and generated code stands in another one. Remove 'file'."));
        yield return ("SN0002", Whole(
            $"{Layers} public partial class {{|Net|}}(int size) {{ public int Size => size; }}",
            "Net cannot be a network: it has a primary constructor, which generated constructors cannot call. Write a constructor that calls this(seed)."));
        yield return ("SN0002", Whole(
            $"public class Base(int size) {{ public int Size => size; }} {Layers} public partial class {{|Net|}} : Base {{ public Net(string s) : base(s.Length) {{ }} }}",
            "Net cannot be a network: its base class Base has no constructor without parameters for the generated one to call. Give it one."));
        yield return ("SN0002", Whole(
            $"{Layers} public partial class Parent; {Layers} public partial class {{|Net|}} : Parent;",
            "Net cannot be a network: it derives from the network Parent. Declare it on its own."));
        yield return ("SN0002", Whole(
            $"{Layers} public partial class {{|Net|}} {{ public required string Label {{ get; set; }} }}",
            "Net cannot be a network: Label is required, and generated code that creates the network cannot set it. Remove 'required'."));
        yield return ("SN0003", Whole(
            $"[Network]\n[Dense(3)]\npublic partial class {{|Net|}};{Use}",
            "The network has no input, so no shape can be inferred. Put [Input(...)] before its first layer."));
        yield return ("SN0004", Whole(
            $"{Layers}\npublic partial class Net;\n[{{|Dense(4)|}}]\npublic partial class Net;{Use}",
            "This layer of Net stands on another declaration than the first (line 1), and between the two there is no order. Move all to one."));
        yield return ("SN0005", Whole(
            "[{|Input(2)|}]\n[Dense(3)]\npublic partial class Net;",
            "Net has layers but neither [Network] nor [Block], so nothing is generated. Add one or remove the layers."));
        yield return ("SN0006", Whole(
            $"{Layers} public partial class Net {{ public string {{|Definition|}} => \"\"; }}{Use}",
            "Net declares Definition, which is also the name of a generated member. Choose another."));
        yield return ("SN0006", Whole(
            $"{Layers} public partial class Net {{ public void {{|Predict|}}(ReadOnlySpan<float> x, Span<float> y) {{ }} }}{Use}",
            "Net declares Predict, which is also the name of a generated member. Choose another."));
        yield return ("SN0006", Whole(
            $"{Layers} public partial class Net {{ public Net(int other) : this() {{ }} public {{|Net|}}() {{ }} public void Predict(int other) {{ }} }}",
            "Net declares Net(), which takes the place of the generated Net(long seed = 0). Give it other parameters, or none and a call of this(seed)."));
        yield return ("SN0006", Whole(
            $"{Layers} public partial class Net {{ public {{|Net|}}(long start) {{ }} }}",
            "Net declares Net(long), which takes the place of the generated Net(long seed = 0). Give it other parameters, or none and a call of this(seed)."));
        yield return ("SN0006", Whole(
            $"public class Base {{ public int Block; }} {Layers} public partial class {{|Net|}} : Base;",
            "Net inherits Block, which is also the name of a generated member. Choose another."));
        yield return ("SN0006", Whole(
            $"{Layers} public partial class {{|Dense1|}};",
            "Dense1 is named Dense1, which is also the name of a generated member. Choose another."));
        yield return ("SN0007", Whole(
            "[Network]\n[Input(2)]\npublic partial class {|Net|};",
            "The network has an input but no layer. Add one, such as [Dense(10)]."));
        yield return ("SN0008", Net(
            "[Dense(3)]\n[{|Input(2)|}]",
            "[Input] must stand before the first layer: layers apply in source order, from the input to the loss."));
        yield return ("SN0008", Net(
            "[Input(2)]\n[Dense(3)]\n[MeanSquaredErrorLoss]\n[{|Relu|}]",
            "[Relu] must stand before the loss: layers apply in source order, from the input to the loss."));
        yield return ("SN0009", Whole(
            $"public class SwishAttribute : LayerAttribute;\n[Network, Input(2), Dense(3), {{|Swish|}}] public partial class Net;{Use}",
            "SwishAttribute derives from LayerAttribute, but layers of other assemblies cannot be compiled. Remove the attribute."));
        yield return ("SN0010", Whole(
            "[Network, Input(2), Dense(3), {|ReLU|}] public partial class Net;",
            "There is no layer or loss 'ReLU'. Did you mean [Relu]?", isOnly: false));
        yield return ("SN0011", Whole(
            "[Network, Input(8), Dense(4)] public partial class Encoder;\n[Network, Input({|Encoder.OutputSize|} * 2), Dense(8)] public partial class Net;",
            "Encoder.OutputSize is generated, and is not there yet when the attributes of Net are read. Write 4, or a constant of your own."));
        yield return ("SN0011", Whole(
            "static class Sizes { public const int Code = Encoder.OutputSize, Twice = 2 * Code; }\n"
            + "[Network, Input(8), Dense(4)] public partial class Encoder;\n[Network, Input({|Sizes.Twice|}), Dense(8)] public partial class Net;",
            "The value of Sizes.Twice is generated, and is not there yet when the attributes of Net are read. Write 8, or a constant of your own."));
        yield return ("SN0011", Whole(
            "[Features] public partial record Row(float A, float B, [Target] float C);\n[Block, Dense({|Row.FeatureSize|})] internal class Part;",
            "Row.FeatureSize is generated, and is not there yet when the attributes of Part are read. Write 2, or a constant of your own."));
        yield return ("SN0011", Whole(
            "[Network, Input(8), Dense(4, Name = \"Trunk\"), Relu, Dense(2, From = {|nameof(Net.Trunk)|})] public partial class Net;",
            "nameof(Net.Trunk) is generated, and is not there yet when the attributes of Net are read. Write the name itself, or a constant of your own.", isOnly: false));
        yield return ("SN0011", Whole(
            "[Network, Input(8), Dense({|OutputSize|}), Output(4)] public partial class Net { private const int Units = 4; }",
            "OutputSize is generated, and is not there yet when the attributes of Net are read. Write the number, or a constant of your own.", isOnly: false));
    }
}
