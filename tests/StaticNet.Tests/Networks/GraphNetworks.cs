namespace StaticNet.Tests.Networks;

/// <summary>Half of the units, and as many again.</summary>
[Block]
[Dense(1, Times = "input", Over = 2), Tanh]
[Dense(2, Times = "tanh1")]
internal partial class Squeeze;

/// <summary>Two inputs through shared layers and a block, and two outputs, one of them with a loss.</summary>
[Network]
[Input(3, Name = "left")]
[Dense(4, Name = "tower"), Tanh(Name = "end")]
[Input(3, Name = "right")]
[Dense(4, Shared = "tower"), Tanh]
[Subtract("end", "tanh2")]
[Residual<Squeeze>(Name = "stage")]
[Output(4, Name = "difference")]
[Dense(2), Softmax]
[Output(2, Name = "side"), CrossEntropyLoss]
internal partial class Compared;

/// <summary>One input and one output, which are not named, and a join between them.</summary>
[Network]
[Input(4)]
[Dense(4), Relu]
[Add("input")]
[Dense(2)]
internal partial class AroundOne;

/// <summary>A recurrent layer with a way around it.</summary>
[Network]
[SequenceInput(4)]
[Lstm(4)]
[Add("input")]
[Dense(2)]
internal partial class AroundSteps;

/// <summary>Tokens and values of each sequence.</summary>
[Network]
[TokenInput(9, Name = "words")]
[Embedding(4), Lstm(4, ReturnSequences = false)]
[Input(4, Name = "facts")]
[Add("lstm1")]
[Output(4, Name = "both")]
internal partial class WordsAndFacts;

/// <summary>Both halves of an autoencoder as one network.</summary>
[Network]
[Input(6)]
[Dense(8), Tanh]
[Dense(3)]
[Dense(8), Tanh]
[Dense(6)]
[MeanSquaredErrorLoss]
internal partial class WholeAutoencoder;

/// <summary>The first half.</summary>
[Network]
[Input(6)]
[Dense(8), Tanh]
[Dense(3)]
internal partial class Encoder;

/// <summary>The second half, with the keys that its layers have in the whole.</summary>
[Network]
[Input(3)]
[Dense(8, Key = "dense3"), Tanh]
[Dense(6, Key = "dense4")]
[MeanSquaredErrorLoss]
internal partial class Decoder;

/// <summary>Makes points of noise.</summary>
[Network]
[Input(2)]
[Dense(16), Tanh]
[Dense(16), Tanh]
[Dense(2)]
internal partial class PointGenerator;

/// <summary>Tells points that were made from real ones.</summary>
[Network]
[Input(2)]
[Dense(32), LeakyRelu]
[Dense(32), LeakyRelu]
[Dense(1)]
[BinaryCrossEntropyLoss]
internal partial class PointDiscriminator;
