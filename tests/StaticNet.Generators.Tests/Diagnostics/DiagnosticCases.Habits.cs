namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> HabitCases()
    {
        yield return ("SN0801", Net(
            "[Input(8)]\n[Dense(4)]\n[Dropout(0.1)]\n[{|Dense(3)|}]\n[CrossEntropyLoss]",
            "dense2 follows dense1 (line 3) without an activation between them, so that both together compute no more than one. Put an activation, such as [Relu], between them."));
        yield return ("SN0802", Whole(
            "[Network]\n[Input(8)]\n[Dense(3)]\n[{|Dropout(0.1)|}]\n[MeanSquaredErrorLoss]\npublic partial class Net;",
            "dropout1 drops values of the output output itself in training. Put it before the last layer."));
        yield return ("SN0803", Whole(
            "[Network]\n[Input(8)]\n[Dense(4), Sigmoid]\n[Dense(4), Sigmoid, Dropout(0.1)]\n[Dense(4), {|Sigmoid|}]\n[Dense(1), Sigmoid]\n[BinaryCrossEntropyLoss]\npublic partial class Net;",
            "sigmoid3 is number 3 of the sigmoids on top of each other, each of which divides gradients by at least four. Use [Relu] or [Tanh] in hidden layers."));
        yield return ("SN0804", Net(
            "[Input(64, 64, 3)]\n[Conv2D(8, 3), Relu]\n[Flatten]\n[{|Dense(64)|}]\n[CrossEntropyLoss]",
            "dense1 has 1,968,192 of the network's 1,968,416 parameters, since it reads every value of flatten1 (line 4), 62x62x8. Pool first, such as with [MaxPool2D(2)] or [GlobalAveragePool]."));
    }

    /// <summary>Networks that look like those above, and are as they are meant.</summary>
    public const string GoodHabits = """
        // A matrix of low rank.
        [Network, Input(8), Dense(2), Dense(8), HuberLoss] public partial class Good1;
        // A code that is an output too.
        [Network, Input(8), Dense(8), Output(Name = "code"), Dense(8), Output(Name = "again")] public partial class Good2;
        // Two hidden sigmoids, and one that a loss sees through.
        [Network, Input(8), Dense(4), Sigmoid, Dense(4), Sigmoid, Dense(1), Sigmoid, BinaryCrossEntropyLoss] public partial class Good3;
        // One row with channels; a spectrogram; an image whose channels are where they belong.
        [Network, Input(1, 128, 16), Conv2D(8, 1, 5)] public partial class Good4;
        [Network, Input(40, 100, 1), Conv2D(8, 3)] public partial class Good5;
        [Network, Input(3, 32, 4), Conv2D(8, 3)] public partial class Good6;
        // Numbers from 0 to 1, one by one.
        [Network, Input(8), Dense(3), Sigmoid, MeanSquaredErrorLoss] public partial class Good7;
        // A trainer of a network with a loss.
        [Network, Input(8), Dense(3), HuberLoss] public partial class Good8 { public object T() => new Trainer<Good8>(this, new Sgd(1)); }
        """;
}
