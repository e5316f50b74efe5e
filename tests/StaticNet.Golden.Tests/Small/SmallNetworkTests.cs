using System.Globalization;
using StaticNet.Generators.Layers;

namespace StaticNet.Golden.Tests.Small;

/// <summary>
/// Whatever has no error compiles, runs and learns: every network of one, two and three layers out of lists that hold
/// every kind of input, layer and loss.
/// </summary>
/// <remarks>
/// With <c>STATICNET_LONG=1</c> all of them, which takes long; <c>STATICNET_LONG=2/8</c> is
/// the second of eight parts. Otherwise those that were once wrong, and a few of all.
/// </remarks>
public sealed class SmallNetworkTests
{
    // Each stands for a kind of fault, or of what has special cases: what it is is beside it.
    private static readonly (string Input, string[] Layers, string Loss)[] OnceWrong =
    [
        // Attention and positions, over each kind of rows.
        ("Input(2, 3)", ["SelfAttention(1, Causal = true)"], "MeanSquaredErrorLoss"),
        ("Input(4, 4)", ["SelfAttention(1)", "Flatten"], "CrossEntropyLoss"),
        ("Input(2, 3)", ["CrossAttention(1, \"input\")"], ""),
        ("SequenceInput(3)", ["CrossAttention(1, \"input\")"], "MeanSquaredErrorLoss"),
        ("SequenceInput(3)", ["SelfAttention(1, Causal = true)"], "MeanAbsoluteErrorLoss"),
        ("TokenInput(5)", ["Embedding(5)", "SelfAttention(1, Causal = true)"], "CrossEntropyLoss"),
        ("SequenceInput(16)", ["SelfAttention(1)", "GlobalMaxPool"], "MeanSquaredErrorLoss"),
        ("SequenceInput(16)", ["PositionalEmbedding(4)"], "MeanSquaredErrorLoss"),
        ("Input(2, 3)", ["PositionalEmbedding(4)"], "MeanSquaredErrorLoss"),
        ("SequenceInput(3)", ["SinusoidalEncoding"], "MeanSquaredErrorLoss"),
        ("SequenceInput(3)", ["SelfAttention(1, Causal = true)", "Lstm(4)"], "MeanSquaredErrorLoss"),
        // The gradient of the loss was written to nowhere.
        ("Input(6)", ["Softmax"], "CrossEntropyLoss"),
        ("Input(6)", ["Sigmoid"], "BinaryCrossEntropyLoss"),
        ("Input(2, 3)", ["Flatten", "Softmax"], "CrossEntropyLoss"),
        ("Input(2, 3)", ["Softmax"], "CrossEntropyLoss"),
        ("Input(2, 3)", ["Flatten"], "MeanAbsoluteErrorLoss"),
        ("Input(6)", ["Dropout(0.5)", "Softmax"], "CrossEntropyLoss"),
        ("Input(6)", ["BatchNorm(Affine = false)"], "MeanAbsoluteErrorLoss"),
        ("Input(6)", ["Tanh"], "MeanSquaredErrorLoss"),
        // Names without a meaning.
        ("SequenceInput(3)", ["Softmax"], "CrossEntropyLoss"),
        ("SequenceInput(3)", ["Sigmoid"], "BinaryCrossEntropyLoss"),
        ("Input(6)", ["Reshape(2, 3)"], ""),
        ("Input(16)", ["Dense(16, UseBias = false)", "Reshape(4, 4)"], ""),
        ("Input(2, 3)", ["Flatten", "Dropout(0.5)"], "MeanSquaredErrorLoss"),
        // The rows of samples after a view were too short.
        ("Input(2, 3)", ["Flatten"], ""),
        ("Input(2, 3)", ["Reshape(6)", "Dropout(0.5)"], "MeanAbsoluteErrorLoss"),
        // An image of what a sequence came to shared memory with the next value.
        ("SequenceInput(16)", ["GlobalMaxPool", "Reshape(4, 4)", "Gelu"], ""),
        // The caller's gradient of a sequence's one row of classes was read with padding.
        ("SequenceInput(3)", ["GlobalMaxPool", "Softmax"], "CrossEntropyLoss"),
        ("SequenceInput(3)", ["Lstm(4, ReturnSequences = false)", "Softmax"], "CrossEntropyLoss"),
        ("TokenInput(5)", ["Embedding(5)", "Lstm(4, ReturnSequences = false)", "Softmax"], "CrossEntropyLoss"),
    ];

    [Fact]
    public void What_was_once_wrong_is_right() => SmallCampaign.Run(OnceWrong.Select(static wrong =>
        new SmallNetworks([wrong.Input], wrong.Layers, [wrong.Loss]).Find(wrong.Input, wrong.Layers, wrong.Loss)));

    [Fact]
    public void Small_networks_run_and_learn()
    {
        (int part, int parts) = Part();
        SmallCampaign.Run(All().Where((_, index) => index % parts == part));
    }

    [Fact]
    public void Every_kind_is_drawn()
    {
        string lists = string.Join(' ', SmallLists.AllLayers);
        // Machines are of networks of another kind, and functions and layers of the user's need code of theirs.
        IEnumerable<string> attributes = LayerRegistry.Attributes.Except(["ElementwiseAttribute", "CustomAttribute"]).Where(
            static attribute => LayerRegistry.Find(attribute)!.Mark == "Network");
        Assert.All(attributes, attribute => Assert.Contains(
            attribute.Replace("Attribute", "", StringComparison.Ordinal), lists, StringComparison.Ordinal));
    }

    private static IEnumerable<SmallNetwork> All() =>
    [
        .. new SmallNetworks(SmallLists.Inputs, SmallLists.AllLayers, SmallLists.AllLosses).OfDepth(1),
        .. new SmallNetworks(SmallLists.Inputs, SmallLists.Layers, SmallLists.Losses).OfDepth(2),
        .. new SmallNetworks(SmallLists.FewInputs, SmallLists.FewLayers, SmallLists.FewLosses).OfDepth(3),
    ];

    // Without the variable, one network of many: a prime, so that it goes through all of the lists.
    private static (int Part, int Parts) Part()
    {
        string[] numbers = (Environment.GetEnvironmentVariable("STATICNET_LONG") ?? "").Split('/');
        return numbers.Length == 2
            ? (int.Parse(numbers[0], CultureInfo.InvariantCulture) - 1, int.Parse(numbers[1], CultureInfo.InvariantCulture))
            : (0, numbers[0] == "1" ? 1 : 499);
    }
}
