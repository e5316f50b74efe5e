namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> ShapeCases()
    {
        yield return ("SN0101", Net(
            "[Input(28, 28)]\n[{|Dense(128)|}, Relu]",
            "dense1 needs a flat input, but input (line 2) produces 28x28. Insert [Flatten] (784 values)."));
        yield return ("SN0101", Net(
            "[Input(12)]\n[Reshape(2, 6)]\n[{|Dense(3)|}]",
            "dense1 needs a flat input, but reshape1 (line 3) produces 2x6. Insert [Flatten] (12 values)."));
        yield return ("SN0102", Net(
            "[Input(2)]\n[{|Dense(0)|}]",
            "dense1 cannot be made: its number of units is 0. Sizes are positive whole numbers."));
        yield return ("SN0102", Net(
            "[{|Input|}]\n[Dense(2)]",
            "input cannot be made: its shape has no axis. Sizes are positive whole numbers."));
        yield return ("SN0102", Net(
            "[{|Input(3, -2)|}]\n[Dense(2)]",
            "input cannot be made: its shape 3x-2 has an axis of -2. Sizes are positive whole numbers."));
        yield return ("SN0102", Net(
            "[Input(2)]\n[Dense(2)]\n[{|Output(0)|}]",
            "output cannot be made: its shape 0 has an axis of 0. Sizes are positive whole numbers."));
        yield return ("SN0103", Net(
            "[Input(12)]\n[{|Reshape(5, 2)|}]\n[Flatten]\n[Dense(3)]",
            "reshape1 asks for 5x2 (10 values), but input (line 2) produces 12 (12 values). Give a shape of 12 values."));
        yield return ("SN0104", Net(
            "[Input(784)]\n[{|Dense(10, Inputs = 780)|}]",
            "dense1 asserts 780 inputs, but input (line 2) produces 784. Set Inputs = 784 or remove it."));
        yield return ("SN0105", Net(
            "[Input(4)]\n[Dense(10)]\n[{|Output(5, 2)|}]",
            "The output is asserted to be 5x2, but dense1 (line 3) produces 10. Change the layer or the assertion."));
        yield return ("SN0106", Net(
            "[{|Input(65536, 65536)|}]\n[Flatten]\n[Dense(10)]",
            "input has 65536x65536 values, more than one array holds. Make it smaller."));
        yield return ("SN0106", Net(
            "[Input(2)]\n[{|Dense(int.MaxValue)|}]",
            "dense1 has 2147483647 units, more than one array holds. Make it smaller."));
        yield return ("SN0106", Net(
            "[Input(100000)]\n[{|Dense(100000)|}]",
            "dense1 has 100000x100000 weights, more than one array holds. Make it smaller."));
        yield return ("SN0106", Whole(
            "[Network, Input(30000), Dense(30000), Dense(30000), Dense(30000)] public partial class {|Net|};" + Use,
            "the network has 2700090000 parameters, more than one array holds. Make it smaller."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|Dropout(1)|}]",
            "dropout1 cannot be made: its rate is 1, but it must be at least 0 and below 1."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|Elu(double.NaN)|}]",
            "elu1 cannot be made: its alpha is NaN, but it must be positive and finite."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|LeakyRelu(double.PositiveInfinity)|}]",
            "leakyRelu1 cannot be made: its slope is Infinity, but it must be at least 0 and below 1."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[{|Dense(2, Init = (Initializer)99)|}]",
            "dense1 cannot be made: its Init is 99, but it must be a member of Initializer."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|MeanSquaredErrorLoss(Reduction = (LossReduction)7)|}]",
            "the loss cannot be made: its Reduction is 7, but it must be a member of LossReduction."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|HuberLoss(-1)|}]",
            "HuberLoss cannot be made: its delta is -1, but it must be positive and finite."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|CrossEntropyLoss(LabelSmoothing = 1.5)|}]",
            "CrossEntropyLoss cannot be made: its label smoothing is 1.5, but it must be at least 0 and at most 1."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|CrossEntropyLoss(ClassWeights = new[] { 1, double.NaN })|}]",
            "CrossEntropyLoss cannot be made: a class weight is NaN, but it must be at least 0 and finite."));
        yield return ("SN0107", Net(
            "[Input(2)]\n[Dense(2)]\n[{|BinaryCrossEntropyLoss(PositiveWeight = 1e300)|}]",
            "BinaryCrossEntropyLoss cannot be made: its positive weight is 1E+300, but it must be positive and finite."));
    }
}
