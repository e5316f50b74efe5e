namespace StaticNet.Tests.Networks;

/// <summary>Classes whose values are not their indices.</summary>
internal enum Letter
{
    A = 7,
    B = 3,
    @class = 5,
}

/// <summary>Two classes, which may be one output.</summary>
internal enum Parity
{
    Even,
    Odd,
}

/// <summary>One output for each class.</summary>
[Network]
[Input(5)]
[Dense(8), BatchNorm, Relu]
[Dense(3), Softmax, Output<Letter>]
[CrossEntropyLoss]
internal partial class Letters;

/// <summary>Several inputs and outputs: letters, their parity as one logit, and numbers.</summary>
[Network]
[Input(4, Name = "left")]
[Dense(6), Tanh(Name = "trunk")]
[Input(2, Name = "right")]
[Dense(6), Tanh, Add("trunk", Name = "sum")]
[Dense(3), Output<Letter>(Name = "letter"), CrossEntropyLoss]
[Dense(1, From = "sum"), Output<Parity>(Name = "parity"), BinaryCrossEntropyLoss]
[Dense(2, From = "sum"), Output(Name = "numbers"), MeanSquaredErrorLoss]
internal partial class Heads;

/// <summary>A class for each time step of values, and one for the sequence.</summary>
[Network]
[SequenceInput(2)]
[Gru(6, Name = "steps")]
[Dense(3), Output<Letter>(Name = "each"), CrossEntropyLoss]
[Gru(4, From = "steps", ReturnSequences = false)]
[Dense(2), LogSoftmax, Output<Parity>(Name = "whole"), NllLoss]
internal partial class Strokes;

/// <summary>A class for a sequence of tokens.</summary>
[Network]
[TokenInput(9)]
[Embedding(4), Lstm(5, ReturnSequences = false)]
[Dense(3), Output<Letter>]
[CrossEntropyLoss]
internal partial class Words;

/// <summary>A class for each pixel.</summary>
[Network]
[Input(3, 4, 1)]
[Conv2D(3, 3, Padding = PaddingMode.Same), Output<Letter>]
[CrossEntropyLoss]
internal partial class Pixels;
