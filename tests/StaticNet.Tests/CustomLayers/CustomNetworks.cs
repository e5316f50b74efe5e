namespace StaticNet.Tests.CustomLayers;

[Network, Input(6), Custom<OwnDense>(5, Name = "dense1"), Tanh, Custom<OwnDense>(3, Name = "dense2"), Softmax]
[CrossEntropyLoss]
public partial class OwnDenses;

[Network, Input(6), Dense(5), Tanh, Dense(3), Softmax]
[CrossEntropyLoss]
public partial class BuiltInDenses;

[Network, Input(5, 4, 2), Custom<ScaleAndShift>, Conv2D(3, 3, Padding = PaddingMode.Same), Custom<HalfHeight>(2, 4, 3)]
[Custom<ScaleAndShift>, Flatten, Dense(4), MeanSquaredErrorLoss]
public partial class OwnOfImages;

[Network, SequenceInput(3), Custom<ScaleAndShift>, Gru(5), Custom<ScaleAndShift>, Dense(2), MeanSquaredErrorLoss]
public partial class OwnOfSequences;

[Network, TokenInput(11), Embedding(6), Custom<Sine>, Custom<OwnDense>(7), CrossEntropyLoss]
public partial class OwnOfTokens;

[Block, Custom<OwnDense>(4), Custom<Sine>]
public partial class OwnBlock;

[Network, Input(4, Name = "a")]
[Residual<OwnBlock>(Repeat = 2, Name = "stage")]
[Input(4, Name = "b"), Custom<ScaleAndShift>(Name = "own")]
[Custom<ScaleAndShift>(Shared = "own", From = "stage2", Name = "again")]
[Add("own", Name = "sum")]
[Custom<Sine>, Output(Name = "x"), MeanSquaredErrorLoss]
[Custom<OwnDense>(3, From = "sum"), Softmax, Output(Name = "y"), CrossEntropyLoss(Weight = 0.5)]
public partial class OwnGraph;

[Network, Input(4, 4, 2), Conv2D(3, 3), BatchNorm, Custom<Sine>, Conv2D(2, 1), BatchNorm, Custom<ScaleAndShift>]
[Flatten, Dense(2), MeanSquaredErrorLoss]
public partial class OwnNormalized;

[Network, Input(7), Custom<ScaleAndShift>, MeanSquaredErrorLoss]
public partial class OwnAlone;
