namespace StaticNet.Tests.Training.Outputs;

/// <summary><see cref="TwoHeads"/> as the compiler makes it, with biases and without <c>code</c>.</summary>
[Network]
[Input(3, Name = "image")]
[Input(2, Name = "meta")]
[Concat("image", "meta", Name = "both")]
[Dense(3), Output(Name = "digit"), CrossEntropyLoss]
[Dense(2, From = "both"), Output(Name = "size"), MeanSquaredErrorLoss(Weight = 0.5)]
internal partial class GeneratedHeads;

/// <summary>Two inputs and one loss.</summary>
[Network]
[Input(3, Name = "image")]
[Input(2, Name = "meta")]
[Concat("image", "meta")]
[Dense(3)]
[CrossEntropyLoss]
internal partial class GeneratedHead;
