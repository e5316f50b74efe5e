namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> GraphCases()
    {
        yield return ("SN0105", Graph(
            "[Input(4)]\n[Dense(3, Name = \"a\"), Output(3, Name = \"first\")]\n[Dense(2, From = \"a\")]\n"
            + "[{|Output(3, Name = \"second\")|}]",
            "The output is asserted to be 3, but dense2 (line 4) produces 2. Change the layer or the assertion."));
        yield return ("SN0106", Graph(
            "[Input(100000, 1, Name = \"a\")]\n[Input(1, 100000, Name = \"b\")]\n[{|Add(\"a\", \"b\")|}]",
            "add1 has 100000x100000 values, more than one array holds. Make it smaller."));
        yield return ("SN0107", Graph(
            "[Input(4)]\n[Dense(4)]\n[{|Add|}]",
            "add1 cannot be made: it names nothing to join, but it must be given the name of a layer or input."));
        yield return ("SN0107", Graph(
            "[Input(4)]\n[Dense(4, Name = \"a\"), Relu]\n[{|Add(\"input\", \"relu1\", From = \"a\")|}]",
            "add1 cannot be made: it has From beside 2 operands, "
            + "but it must be given one name with From, or all operands and no From."));
        yield return ("SN0107", Graph(
            "[Input(4)]\n[Dense(4)]\n[{|Slice(2, 2)|}]",
            "slice1 cannot be made: it is from 2 to 2, but it must be from at least 0 to a later place."));
        yield return ("SN0107", Graph(
            "[Input(4, 2)]\n[{|Permute(0, 0)|}]",
            "permute1 cannot be made: its axes are 0, 0, but it must be every axis from 0 on, each once."));
        yield return ("SN0107", Graph(
            "[Input(4)]\n[Dense(4)]\n[{|HuberLoss(Weight = -1)|}]",
            "the loss cannot be made: its Weight is -1, but it must be at least 0 and finite."));
        yield return ("SN0119", Graph(
            "[Input(4, 2)]\n[{|Slice(0, 1, Axis = 2)|}]",
            "slice1 has Axis = 2, but input (line 2) produces 4x2. Its axes are -2 to 1, without batch and time."));
        yield return ("SN0120", Graph(
            "[Input(4, 2)]\n[{|Slice(1, 5, Axis = 0)|}]",
            "slice1 ends at 5, but input (line 2) produces 4x2, whose axis 0 has 4 places. End at 4 at most."));
        yield return ("SN0121", Graph(
            "[Input(4, 2)]\n[{|Permute(1, 0, 2)|}]",
            "permute1 gives an order of 3 axes, but input (line 2) produces 4x2, which has 2 without batch and time. "
            + "Name every axis once."));
        yield return ("SN0201", Graph(
            "[Input(4, Name = \"image\")]\n[Dense(4, Name = \"trunk\")]\n[Dense(4)]\n[{|Add(\"trnk\")|}]",
            "add1 reads from 'trnk', which is not a layer. Did you mean 'trunk'? "
            + "It can name: image, trunk, dense2."));
        yield return ("SN0201", Graph(
            "[Input(4)]\n[Dense(4)]\n[{|Output(From = \"nothing\")|}]",
            "the output output reads from 'nothing', which is not a layer. It can name: input, dense1."));
        yield return ("SN0202", Graph(
            "[Input(4)]\n[Dense(4), Output(Name = \"a\")]\n[{|Output(From = \"input\", Name = \"a\")|}]",
            "The name 'a' is taken by a (line 3), and names become members. Choose another."));
        yield return ("SN0202", Graph(
            "[Input(4, Name = \"a\")]\n[{|Input(5, Name = \"A\")|}]\n[Concat(\"a\")]",
            "The name 'A' is taken by a (line 2), and names become members. Choose another."));
        yield return ("SN0203", Graph(
            "[{|Input(4, Name = \"a b\")|}]\n[Input(4, Name = \"b\")]\n[Add(\"a b\")]\n[Output(Name = \"c\")]",
            "The name 'a b' cannot be used: it is not an identifier. Choose another."));
        yield return ("SN0203", Graph(
            "[Input(4)]\n[Dense(3), Output(Name = \"c\")]\n[{|Output(Name = \"predict\")|}]",
            "The name 'predict' cannot be used: every network has a member Predict. Choose another."));
        yield return ("SN0204", Graph(
            "[Input(4)]\n[{|Input(5, Name = \"b\")|}]\n[Dense(3, From = \"input\")]",
            "Nothing reads b, and it is not an output. Remove it, let a layer read From = \"b\", or mark it with [Output]."));
        yield return ("SN0204", Graph(
            "[Input(4)]\n[Dense(3), Output]\n[{|Dense(5)|}]",
            "Nothing reads dense2, and it is not an output. "
            + "Remove it, let a layer read From = \"dense2\", or mark it with [Output]."));
        yield return ("SN0205", Graph(
            "[Input(4)]\n[Dense(4, Name = \"a\"), Relu]\n[Dense(4)]\n[{|Add(\"a\")|}]",
            "add1 reads what a itself produces, before relu1. Write \"relu1\" if the activated values are meant."));
        yield return ("SN0207", Graph(
            "[Input(13, 13, 32, Name = \"skip\")]\n[Conv2D(64, 1, Name = \"block2\")]\n[{|Add(\"skip\")|}]",
            "add1 joins 13x13x64 from block2 (line 3) and 13x13x32 from skip (line 2). "
            + "Aligned from the last axis, sizes must be the same or 1."));
        yield return ("SN0207", Graph(
            "[Input(4, 3, Name = \"a\")]\n[Input(5, 3, Name = \"b\")]\n[{|Concat(\"a\", \"b\")|}]",
            "concat1 joins 4x3 from a (line 2) and 5x3 from b (line 3). All axes but axis 1 must be the same."));
        yield return ("SN0207", Graph(
            "[Input(4, 3, Name = \"a\")]\n[Input(5, 3, Name = \"b\")]\n[{|MatMul(\"a\", \"b\")|}]",
            "matMul1 joins 4x3 from a (line 2) and 5x3 from b (line 3). "
            + "The last axis of the first must be the last axis but one of the second."));
        yield return ("SN0304", Graph(
            "[Input(4)]\n[Dense(3), Output(Name = \"a\"), HuberLoss]\n[Dense(2), Output(Name = \"b\")]\n"
            + "[{|HuberLoss(Of = \"a\")|}]",
            "HuberLoss is a second loss of a, which has HuberLoss (line 3). Keep one, or name another output with Of."));
        yield return ("SN0306", Graph(
            "[Input(4)]\n[Dense(3), Output(Name = \"digit\")]\n[Dense(2), Output(Name = \"b\")]\n"
            + "[{|HuberLoss(Of = \"digits\")|}]",
            "HuberLoss is of 'digits', which is not an output. Did you mean 'digit'? Outputs are: digit, b."));
        yield return ("SN0306", Graph(
            "[Input(4)]\n[Dense(3)]\n[{|HuberLoss|}]\n[Output(Name = \"a\")]\n[Output(From = \"input\", Name = \"b\")]",
            "HuberLoss stands before every output, and there are several. Write it after its output, or Of = \"a\"."));
        yield return ("SN0008", Graph(
            "[{|Output|}]\n[Input(4)]\n[Dense(3)]",
            "[Output] must stand after the layer whose value it marks: "
            + "layers apply in source order, from the input to the loss."));
        yield return ("SN0402", Graph(
            "[TokenInput(5)]\n[Embedding(3, Name = \"e\")]\n[{|Add(\"input\")|}]",
            "add1 reads the tokens of input (line 2), whose numbers mean nothing by themselves. "
            + "Insert [Embedding(64)] before it."));
        yield return ("SN0407", Graph(
            "[SequenceInput(3, Name = \"a\")]\n[SequenceInput(3, Name = \"b\")]\n[{|Add(\"a\", \"b\")|}]",
            "add1 joins Tx3 from a (line 2), over the time of a, and Tx3 from b (line 3), over that of b, "
            + "which may be longer. End the time axes first, or give both inputs the same Time."));
    }

    // A network of some attributes, one on a line from line 2 on, of which the program knows nothing.
    private static DiagnosticCase Graph(string attributes, string message) =>
        new($"[Network]\n{attributes}\npublic partial class Net;", message);
}
