namespace StaticNet.Smoke;

[Network]
[Input(28, 28)]
[Flatten]
[Dense(32), Relu]
[Custom<Gain>]
[Dropout(0.1)]
[Dense(10), Softmax]
[CrossEntropyLoss]
internal sealed partial class DenseClassifier;

/// <summary>A layer of one's own: y = gain * x, unit by unit.</summary>
[LayerParameter("gain", LayerSize.Inputs, Init = Initializer.Ones)]
internal readonly struct Gain : ICustomLayer
{
    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                output[row][i] = parameters[0][i] * input[row][i];
        }
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dInput[row][i] = parameters[0][i] * dOutput[row][i];
        }
    }

    public static void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dParameters[0][i] += input[row][i] * dOutput[row][i];
        }
    }
}

[Network]
[Input(28, 28, 1)]
[Conv2D(8, 3), BatchNorm, Relu, MaxPool2D(2)]
[Conv2D(12, 3, Stride = 2), Relu]
[Flatten]
[Dense(10), Softmax]
[CrossEntropyLoss]
internal sealed partial class ImageClassifier;

[Network]
[TokenInput(20)]
[Embedding(12)]
[Lstm(24)]
[Gru(16)]
[Dropout(0.2)]
[Dense(20)]
[CrossEntropyLoss]
internal sealed partial class TextModel;

/// <summary>So small that it is written as straight-line code.</summary>
[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropyLoss]
internal sealed partial class Xor;
