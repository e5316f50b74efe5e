namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> BlockCases()
    {
        yield return ("SN0005", Whole(
            "[{|Use<B>|}]\npublic class C;\n[Block, Dense(3)]\npublic class B;",
            "C has layers but neither [Network] nor [Block], so nothing is generated. Add one or remove the layers."));
        yield return ("SN0007", Whole(
            "[Block]\npublic class {|B|};",
            "The block has no layer. Add one, such as [Dense(10)]."));
        yield return ("SN0004", Whole(
            "[Block, Dense(3)]\npublic partial class B;\n[{|Relu|}]\npublic partial class B;",
            "This layer of B stands on another declaration than the first (line 1), and between the two there is no order. Move all to one."));
        yield return ("SN0107", Graph(
            "[Input(4)]\n[{|Dense(4, Over = 2)|}]",
            "dense1 cannot be made: its Over is 2, but it must be at least 1, and beside Times."));
        yield return ("SN0107", Blocks(
            "[Input(4)]\n[{|Use<B>(Repeat = 0)|}]", "[Dense(3)]",
            "b cannot be made: its Repeat is 0, but it must be at least 1 and at most 10000."));
        yield return ("SN0122", Graph(
            "[Input(5)]\n[{|Dense(3, Times = \"input\", Over = 2)|}]",
            "dense1 has 3 times the 5 of input (line 2) (5) over 2, which is no whole number. Change Over or the multiple."));
        yield return ("SN0201", Graph(
            "[Input(5)]\n[{|Dense(3, Times = \"dense1\")|}]",
            "dense1 has a size of 'dense1', which does not stand before it. It can name: input."));
        yield return ("SN0201", Graph(
            "[Input(5)]\n[Dense(3)]\n[{|Dense(3, Shared = \"dens1\")|}]",
            "dense2 shares parameters with 'dens1', which is not a layer. Did you mean 'dense1'? It can name: input, dense1."));
        yield return ("SN0201", Whole(
            "[Block]\n[Dense(3)]\n[{|Add(\"skip\")|}]\npublic class B;\n[Network, Input(3), Use<B>]\npublic partial class Net;",
            "add1 reads from 'skip', which is not a layer. It can name: input, dense1."));
        yield return ("SN0201", Blocks(
            "[Input(4)]\n[Use<B>]\n[{|Add(\"b1.dense1\")|}]", "[Dense(3)]",
            "add1 reads from 'b1.dense1', which is not a layer. It can name: input, b1."));
        yield return ("SN0202", Blocks(
            "[Input(4)]\n[Dense(4, Name = \"b1Dense1\")]\n[{|Use<B>|}]", "[Dense(3)]",
            "The name 'b1.dense1' is taken by b1Dense1 (line 3), and names become members. Choose another."));
        yield return ("SN0202", Whole(
            "[Block]\n[Dense(3)]\n[{|Relu(Name = \"dense1\")|}]\npublic class B;",
            "The name 'dense1' is taken by dense1 (line 2), and names become members. Choose another."));
        yield return ("SN0202", Blocks(
            "[Input(4)]\n[{|Use<B>|}]", "[Dense(3, Name = \"b1Parameters\")]",
            "The name 'b1.b1Parameters' is taken by the parameters of b1, and names become members. Choose another."));
        yield return ("SN0203", Blocks(
            "[Input(4)]\n[{|Use<B>(Name = \"predict\")|}]", "[Dense(3)]",
            "The name 'predict' cannot be used: every network has a member Predict. Choose another."));
        yield return ("SN0204", Whole(
            "[Block]\n[{|Input(Name = \"a\")|}]\n[Input(Name = \"b\")]\n[Dense(3)]\npublic class B;",
            "Nothing reads a, and it is not an output. Remove it, let a layer read From = \"a\", or mark it with [Output]."));
        yield return ("SN0204", Blocks(
            "[Input(4)]\n[{|Use<B>|}]\n[Dense(2, From = \"input\")]", "[Dense(3)]",
            "Nothing reads b1, and it is not an output. Remove it, let a layer read From = \"b1\", or mark it with [Output]."));
        yield return ("SN0206", Blocks(
            "[Input(4)]\n[Dense(3, Key = \"x.dense1\")]\n[{|Use<B>(Key = \"x\")|}]", "[Dense(3)]",
            "The key 'x.dense1' is also that of dense1 (line 3), and keys name a layer's tensors in weight files. Choose another."));
        yield return ("SN0207", Blocks(
            "[Input(4)]\n[{|Residual<B>|}]", "[Dense(3)]",
            "b1 joins 3 from b1.dense1 (line 6) and 4 from input (line 2). Aligned from the last axis, sizes must be the same or 1."));
        yield return ("SN0208", Graph(
            "[Input(4)]\n[Dense(3)]\n[{|Dense(3, Shared = \"dense1\")|}]",
            "dense2 takes the parameters of dense1 (line 3), but dense2 needs weight 3x3, bias 3 and dense1 has weight 3x4, bias 3. "
            + "Let them have the same kind and sizes, or remove Shared."));
        yield return ("SN0208", Graph(
            "[Input(4)]\n[Dense(3)]\n[{|RmsNorm(Shared = \"dense1\")|}]",
            "rmsNorm1 takes the parameters of dense1 (line 3), but dense1 is no RmsNorm. "
            + "Let them have the same kind and sizes, or remove Shared."));
        yield return ("SN0208", Graph(
            "[Input(4)]\n[Relu]\n[{|Relu(Shared = \"relu1\")|}]",
            "relu2 takes the parameters of relu1 (line 3), but relu2 has none. Let them have the same kind and sizes, or remove Shared."));
        yield return ("SN0208", Graph(
            "[Input(2, 2, 3, Name = \"image\")]\n[Flatten]\n[Dense(3, Name = \"a\")]\n[Input(12)]\n[{|Dense(3, Shared = \"a\")|}]\n[Add(\"a\")]",
            "dense2 takes the parameters of a (line 4), but only one of them reads a flattened image, whose columns files have in another order. "
            + "Let them have the same kind and sizes, or remove Shared."));
        yield return ("SN0208", Blocks(
            "[Input(4)]\n[Use<B>(Repeat = 2, Name = \"a\")]\n[{|Use<B>(Repeat = 3, Shared = \"a\")|}]", "[Dense(4)]",
            "b5 takes the parameters of a (line 3), but that has 2 copies and b5 3. Let them have the same kind and sizes, or remove Shared."));
        yield return ("SN0209", Graph(
            "[Input(4)]\n[Dense(3), Relu]\n[{|Input(3)|}]\n[Dense(2)]",
            "Net has an input already (line 2), and layers find out the sizes that they read. "
            + "Remove this one, or give it a name where the network is given a second value: Name = \"second\"."));
        yield return ("SN0501", Blocks(
            "[Input(8, 8, 1)]\n[Conv2D(2, 3)]\n[{|Use<B>|}]", "[Dense(3)]",
            "b1 does not fit: in B (line 7), b1.dense1 needs a flat input, but conv2d1 (line 3) produces 6x6x2. Insert [Flatten] (72 values)."));
        yield return ("SN0501", Whole(
            "[Block]\n[Dense(3)]\n[Conv1D(2, 3)]\npublic class Inner;\n[Block, Use<Inner>]\npublic class B;\n"
            + "[Network]\n[Input(4)]\n[{|Use<B>(Repeat = 2, Name = \"s\")|}]\npublic partial class Net;",
            "s does not fit: in Inner (line 3), s1.inner1.conv1d1 needs a sequence (length x channels), "
            + "but s1.inner1.dense1 (line 2) produces 3. "
            + "Move s1.inner1.conv1d1 up, before s1.inner1.dense1, or insert [Reshape(3, 1)] if these values are meant as positions."));
        yield return ("SN0501", Whole(
            "[Block]\n[Residual<Inner>]\npublic class B;\n[Block, Dense(3)]\npublic class Inner;\n"
            + "[Network, Input(4), {|Use<B>|}]\npublic partial class Net;",
            "b1 does not fit: in B (line 2), b1.inner1 joins 3 from b1.inner1.dense1 (line 4) and 4 from input (line 6). "
            + "Aligned from the last axis, sizes must be the same or 1."));
        yield return ("SN0502", Whole(
            "public class B;\n[Network, Input(4), {|Use<B>|}]\npublic partial class Net;",
            "[Use] names B, which is not a block. Mark B with [Block]."));
        yield return ("SN0503", Whole(
            "[Block, {|Residual<B>|}, Dense(3)]\npublic class B;\n[Network, Input(4), Use<B>]\npublic partial class Net;",
            "B would contain itself without end: B -> B. Remove one of these uses."));
        yield return ("SN0503", Whole(
            "[Block, {|Use<B<int>>|}, Dense(3)]\npublic class B<T>;",
            "B would contain itself without end: B -> B. Remove one of these uses."));
        yield return ("SN0504", Whole(
            "[Block, Dense(3), {|HuberLoss|}]\npublic class B;\n[Network, Input(4), Use<B>]\npublic partial class Net;",
            "B is a block and cannot have [HuberLoss]: the network that uses it has the loss. Remove it."));
        yield return ("SN0504", Whole(
            "[Block, Dense(3), {|Output|}]\npublic class B;",
            "B is a block and cannot have [Output]: its last layer is what it produces. Remove it."));
        yield return ("SN0505", Blocks(
            "[Input(4)]\n[Dense(4)]\n[{|Use<B>(\"input\", \"dense1\")|}]", "[Dense(4)]",
            "b1 gives 2 to B, which has 1: input. Name a layer or input for each, in this order."));
        yield return ("SN0505", Blocks(
            "[Input(4)]\n[{|Use<B>|}]", "[Input(Name = \"query\")]\n[Input(Name = \"memory\")]\n[Add(\"query\")]",
            "b1 gives 1 to B, which has 2: query, memory. Name a layer or input for each, in this order."));
        yield return ("SN0506", Blocks(
            "[Input(4)]\n[{|Use<B>|}]", "[Input(3)]\n[Dense(4)]",
            "b1 is given 4 from input (line 2) as input (line 6), which is declared as 3."));
        yield return ("SN0506", Blocks(
            "[Input(4)]\n[{|Use<B>|}]", "[SequenceInput(4)]\n[Gru(4)]",
            "b1 is given 4 from input (line 2) as input (line 6), which is declared as Tx4."));
        yield return ("SN0507", Blocks(
            "[Input(4)]\n[{|Use<B>(Repeat = 6000)|}]", "[Dense(4)]\n[Relu]",
            "b6000 stands for more than 10000 layers, which is more than can be compiled. Repeat or nest less."));
    }

    // A network of some attributes, one on a line from line 2 on, and after it a block B.
    private static DiagnosticCase Blocks(string attributes, string block, string message) =>
        new($"[Network]\n{attributes}\npublic partial class Net;\n[Block]\n{block}\npublic class B;", message);
}
