using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.ShapeInference;

/// <summary>Who reads whom, and the shapes of what they make of it.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData(
        "Input(4), Dense(3), Relu",
        "dense1(input) 3; relu1(dense1) 3; output = relu1 3")]
    [InlineData(
        "Input(4), Dense(4, Name = \"a\"), Relu, Dense(4), Add(\"input\"), Tanh(From = \"a\"), Multiply(\"add1\", \"tanh1\", \"a\")",
        "a(input) 4; relu1(a) 4; dense2(relu1) 4; add1(dense2, input) 4; tanh1(a) 4; multiply1(add1, tanh1, a) 4; output = multiply1 4")]
    [InlineData(
        "Input(4), Dense(3, Name = \"a\"), Dense(3, From = \"input\"), Subtract(\"a\"), Subtract(\"input\", From = \"input\"), Concat(\"subtract1\")",
        "a(input) 3; dense2(input) 3; subtract1(dense2, a) 3; subtract2(input, input) 4; concat1(subtract2, subtract1) 7; output = concat1 7")]
    public void Layers_read_what_stands_before_or_what_they_name(string attributes, string graph) =>
        Assert.Equal(graph, Inference.Text(attributes));

    [Theory]
    [InlineData(
        "Input(100, Name = \"left\"), Dense(64), Relu, Input(20, Name = \"right\"), Dense(64), Relu, Concat(\"relu1\"), Dense(2)",
        "dense1(left) 64; relu1(dense1) 64; dense2(right) 64; relu2(dense2) 64; concat1(relu2, relu1) 128; dense3(concat1) 2; output = dense3 2")]
    [InlineData(
        "Input(3, Name = \"a\"), Input(3, Name = \"b\"), Maximum(\"a\")",
        "maximum1(b, a) 3; output = maximum1 3")]
    public void Layer_written_after_an_input_reads_it(string attributes, string graph) =>
        Assert.Equal(graph, Inference.Text(attributes));

    [Theory]
    [InlineData(
        "Input(8), Dense(4), Relu(Name = \"trunk\"), Dense(10), Softmax, Output(Name = \"digit\"), CrossEntropyLoss, "
        + "Dense(2, From = \"trunk\"), Softmax, Output(2, Name = \"parity\"), CrossEntropyLoss(Weight = 0.3)",
        "dense1(input) 4; trunk(dense1) 4; dense2(trunk) 10; softmax1(dense2) 10; dense3(trunk) 2; softmax2(dense3) 2; "
        + "digit = softmax1 10 CrossEntropyLoss x 1; parity = softmax2 2 CrossEntropyLoss x 0.3")]
    [InlineData(
        "Input(8), Dense(4), MeanSquaredErrorLoss, Output(4)",
        "dense1(input) 4; output = dense1 4 MeanSquaredErrorLoss x 1")]
    [InlineData(
        "Input(8), Dense(4), Output(Name = \"a\"), Dense(3), Output(Name = \"b\"), HuberLoss(Of = \"a\"), MeanSquaredErrorLoss, "
        + "Output(From = \"dense1\", Name = \"again\")",
        "dense1(input) 4; dense2(dense1) 3; a = dense1 4 HuberLoss x 1; b = dense2 3 MeanSquaredErrorLoss x 1; again = dense1 4")]
    public void Outputs_are_marked_and_losses_are_theirs(string attributes, string graph) =>
        Assert.Equal(graph, Inference.Text(attributes));

    [Theory]
    [InlineData("Input(5, 4, 3, Name = \"a\"), Input(3, Name = \"b\"), Add(\"a\", \"b\")", "add1(a, b) 5x4x3")]
    [InlineData("Input(1, Name = \"a\"), Input(5, 4, 3, Name = \"b\"), Multiply(\"a\", \"b\")", "multiply1(a, b) 5x4x3")]
    [InlineData("Input(5, 1, 3, Name = \"a\"), Input(4, 1, Name = \"b\"), Average(\"a\", \"b\")", "average1(a, b) 5x4x3")]
    [InlineData("Input(2, 5, 3, Name = \"a\"), Input(2, 3, 4, Name = \"b\"), MatMul(\"a\", \"b\")", "matMul1(a, b) 2x5x4")]
    [InlineData("Input(2, 5, 3, Name = \"a\"), Input(2, 4, 3, Name = \"b\"), MatMul(\"a\", \"b\", TransposeSecond = true)", "matMul1(a, b) 2x5x4")]
    [InlineData("Input(5, 3, Name = \"a\"), Input(2, 3, Name = \"b\"), Concat(\"a\", \"b\", Axis = 0)", "concat1(a, b) 7x3")]
    [InlineData("Input(5, 4, 3), Slice(1, 3, Axis = 1), Slice(0, 2)", "slice1(input) 5x2x3; slice2(slice1) 5x2x2")]
    [InlineData("Input(5, 4, 3), Permute(2, 0, 1)", "permute1(input) 3x5x4")]
    [InlineData("SequenceInput(3, Name = \"a\"), Input(3, Name = \"b\"), Add(\"b\", \"a\"), GlobalMaxPool", "add1(b, a) Tx3; globalMaxPool1(add1) 3")]
    [InlineData("SequenceInput(3, Name = \"a\", Time = \"t\"), SequenceInput(2, Name = \"b\", Time = \"t\"), Concat(\"a\")", "concat1(b, a) Tx5")]
    [InlineData(
        "SequenceInput(3, Name = \"a\"), Gru(4, ReturnSequences = false), SequenceInput(3, Name = \"b\"), Gru(4), Add(\"gru1\")",
        "gru1(a) 4; gru2(b) Tx4; add1(gru2, gru1) Tx4")]
    public void Shapes_join(string attributes, string graph) =>
        Assert.StartsWith(graph + "; output = ", Inference.Text(attributes), StringComparison.Ordinal);
}
