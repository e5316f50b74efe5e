namespace StaticNet.Tests.Files.Weights;

/// <summary>An image of 2 x 3 pixels with two channels, and one layer behind it.</summary>
[Network]
[Input(2, 3, 2)]
[Flatten]
[Dense(2)]
internal sealed partial class ImageNetwork;

/// <summary>The same image with layers that keep its values in place before and behind Flatten.</summary>
[Network]
[Input(2, 3, 2)]
[Tanh, Flatten, Dropout(0.1), Relu]
[Dense(4), Tanh]
[Dense(12)]
[Dense(1)]
internal sealed partial class DeepImageNetwork;

/// <summary>A convolution, running statistics and a classifier, with the keys of a checkpoint made elsewhere.</summary>
[Network]
[Input(5, 4, 2)]
[Conv2D(3, 2, Key = "features.0"), BatchNorm(Key = "features.1"), Relu]
[Flatten]
[Dense(2, Key = "classifier")]
internal sealed partial class ExchangedCnn;
