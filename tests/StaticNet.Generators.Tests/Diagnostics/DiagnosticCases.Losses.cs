namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> LossCases()
    {
        yield return ("SN0305", Net(
            "[Input(2)]\n[Dense(1)]\n[{|CrossEntropyLoss|}]",
            "CrossEntropyLoss is always 0: the output 1 has one class, whose probability is always 1. Use BinaryCrossEntropyLoss for yes or no, MeanSquaredErrorLoss for a number, or two outputs for two classes."));
        yield return ("SN0305", Net(
            "[Input(2)]\n[Dense(1), Sigmoid]\n[{|CrossEntropyLoss|}]",
            "CrossEntropyLoss is always 0: the output 1 has one class, whose probability is always 1. Use BinaryCrossEntropyLoss for yes or no, MeanSquaredErrorLoss for a number, or two outputs for two classes."));
        yield return ("SN0307", Whole(
            "[Network]\n[Input(2)]\n[Dense(3), Softmax]\n[{|MeanSquaredErrorLoss|}]\npublic partial class Net;",
            "MeanSquaredErrorLoss follows softmax1 (Softmax) (line 3), so that the network predicts probabilities and hardly learns from its errors. Use CrossEntropyLoss for classes, or remove the softmax for numbers."));
        yield return ("SN0308", Whole(
            "[Network]\n[Input(2)]\n[Dense(3)]\npublic partial class Net\n{\n    public object Trained() => new Trainer<{|Net|}>(this, new Sgd(1));\n}",
            "Net has no loss, so Trainer<Net> cannot train it. Declare one after its last layer, such as [CrossEntropyLoss] for classes or [MeanSquaredErrorLoss] for numbers.",
            isOnly: false));
        yield return ("SN0301", Net(
            "[Input(2)]\n[Dense(3)]\n[{|CrossEntropyLoss(ClassWeights = new[] { 1.0, 2 })|}]",
            "CrossEntropyLoss does not fit: it has 2 class weights, but the output 3 has 3 classes. Give 3 weights."));
        yield return ("SN0302", Net(
            "[Input(2)]\n[Dense(3), Relu]\n[{|CrossEntropyLoss|}]",
            "CrossEntropyLoss follows relu1 (Relu) (line 3), but it takes logits. Put [Softmax] there or remove the activation."));
        yield return ("SN0302", Net(
            "[Input(2)]\n[Dense(3), Softmax]\n[Dropout(0.1)]\n[{|CrossEntropyLoss|}]",
            "CrossEntropyLoss follows softmax1 (Softmax) (line 3), but it takes logits. Put softmax1 right before the loss."));
        yield return ("SN0302", Net(
            "[Input(2)]\n[Dense(3)]\n[{|CrossEntropyLoss(FromProbabilities = true)|}]",
            "CrossEntropyLoss follows dense1 (Dense) (line 3), but it takes probabilities. Remove FromProbabilities."));
        yield return ("SN0302", Whole(
            "[Network]\n[Input(2)]\n[Dense(3), Softmax]\n[{|BinaryCrossEntropyLoss|}]\npublic partial class Net;",
            "BinaryCrossEntropyLoss follows softmax1 (Softmax) (line 3), but it takes logits. Use CrossEntropyLoss for classes that exclude each other, or [Sigmoid] for ones that do not."));
        yield return ("SN0303", Net(
            "[Input(2)]\n[Dense(3), Softmax]\n[{|Softmax|}]\n[CrossEntropyLoss]",
            "softmax2 is a softmax of the softmax softmax1 (line 3), which flattens the distribution. Remove one."));
        yield return ("SN0304", Net(
            "[Input(2)]\n[Dense(3)]\n[MeanSquaredErrorLoss]\n[{|HuberLoss|}]",
            "HuberLoss is a second loss of output, which has MeanSquaredErrorLoss (line 4). Keep one, or name another output with Of."));
        yield return ("SN0205", Whole(
            "[Network]\n[Input(2)]\n[Dense(3), Tanh]\n[Dense(3, Name = \"b\"), Relu]\n[{|Dense(4, From = \"b\")|}]\n[MeanSquaredErrorLoss]\npublic partial class Net;",
            "dense3 reads what b itself produces, before relu1. Write \"relu1\" if the activated values are meant.", isOnly: false));
    }
}
