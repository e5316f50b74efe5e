using StaticNet;

namespace Graphs.Networks;

/// <summary>
/// Puts an image into two numbers and makes the image of them again. The two are an output too, without a loss, so that
/// one can see where each image lies.
/// </summary>
[Network]
[Input(28, 28, Name = "image")]
[Flatten, Dense(256), Relu, Dense(128), Tanh]
[Dense(2), Output(2, Name = "code")]
[Dense(128), Tanh, Dense(256), Relu]
[Dense(784), Sigmoid, Output(784, Name = "reconstruction"), BinaryCrossEntropyLoss]
public partial class Autoencoder;
