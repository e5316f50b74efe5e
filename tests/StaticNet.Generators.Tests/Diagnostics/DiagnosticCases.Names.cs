namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> NameCases()
    {
        yield return ("SN0201", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Relu(From = \"dense2\")|}]",
            "relu1 reads from 'dense2', which is not a layer. Did you mean 'dense1'? It can name: input, dense1."));
        yield return ("SN0201", Net(
            "[Input(2)]\n[{|Dense(3, From = \"relu1\")|}]\n[Relu]",
            "dense1 reads from 'relu1', which does not stand before it. It can name: input."));
        yield return ("SN0202", Net(
            "[Input(2)]\n[Dense(3)]\n[Dense(4, Name = \"head\")]\n[{|Relu(Name = \"Head\")|}]",
            "The name 'Head' is taken by head (line 4), and names become members. Choose another."));
        yield return ("SN0202", Net(
            "[Input(2)]\n[Dense(3, Name = \"dense2\")]\n[{|Dense(4)|}]\n[Dense(5, Name = \"dense1\")]",
            "The name 'dense2' is taken by dense2 (line 3), and names become members. Choose another."));
        yield return ("SN0202", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Relu(Name = \"dDense1\")|}]",
            "The name 'dDense1' is taken by the gradient of dense1 (line 3), and names become members. Choose another."));
        yield return ("SN0202", Net(
            "[Input(2)]\n[Dense(3)]\n[BatchNorm(Name = \"norm\")]\n[{|Dense(3, Name = \"normSums\")|}]",
            "The name 'normSums' is taken by the sums of norm (line 4), and names become members. Choose another."));
        yield return ("SN0202", Net(
            "[Input(4, 4, 2)]\n[Conv2D(3, 2, Name = \"aWeight\")]\n[{|Conv2D(3, 2, Name = \"a\")|}]\n[Flatten]\n[Dense(2)]",
            "The name 'a' is taken by aWeight (line 3), and names become members. Choose another."));
        yield return ("SN0203", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Relu(Name = \"a b\")|}]",
            "The name 'a b' cannot be used: it is not an identifier. Choose another."));
        yield return ("SN0203", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Relu(Name = \"\")|}]",
            "The name '' cannot be used: it is not an identifier. Choose another."));
        yield return ("SN0203", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Dense(3, Name = \"predict\")|}]",
            "The name 'predict' cannot be used: every network has a member Predict. Choose another."));
        yield return ("SN0204", Net(
            "[Input(2)]\n[Dense(3)]\n[{|Relu|}]\n[Tanh(From = \"input\")]\n[Dense(3)]",
            "Nothing reads relu1, and it is not an output. Remove it, let a layer read From = \"relu1\", or mark it with [Output]."));
        yield return ("SN0206", Net(
            "[Input(2)]\n[Dense(3, Key = \"a\")]\n[{|Dense(4, Key = \"a\")|}]",
            "The key 'a' is also that of dense1 (line 3), and keys name a layer's tensors in weight files. Choose another."));
        yield return ("SN0206", Net(
            "[Input(2)]\n[{|Dense(3, Key = \" \")|}]",
            "The key ' ' is no text, and keys name a layer's tensors in weight files. Choose another."));
    }
}
