namespace StaticNet.Tests.CustomLayers;

/// <summary>y = 2 x + shift, with mistakes that tests ask for, on this thread or any other.</summary>
[LayerParameter("shift", LayerSize.InputChannels)]
public readonly struct Mistaken : ICustomLayer
{
    /// <summary>What it does wrong.</summary>
    public static volatile string Mistake = "";

    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                output[row][i] = 2 * input[row][i] + parameters[0][i];
        }
        _ = Mistake switch
        {
            "no such row" => output[input.Count][0] = 1,
            "no such value" => output[0][input.Channels] = 1,
            "row -1" => output[-1][0] = 1,
            "no such position" => output[0, input.Positions][0] = 1,
            "no such sample" => output[input.Samples, 0][0] = 1,
            "no such parameter" => parameters[1][0],
            "no such element" => parameters[0][input.Channels],
            "throws" => throw new InvalidDataException("so it is"),
            _ => 0f,
        };
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dInput[row][i] = dOutput[row][i] * (Mistake == "derivative" ? 3 : 2);
        }
        if (Mistake == "backward")
            dInput[0][dInput.Channels] = 1;
    }

    public static void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dParameters[0][i] += Mistake == "gradient" && i == 1 ? 0 : dOutput[row][i];
        }
        if (Mistake == "gradients")
            dParameters[0][input.Channels] = 1;
    }
}

/// <summary>Calls another network for each row.</summary>
public readonly struct Calling : ICustomLayer
{
    public static readonly Inner Network = new(3);

    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
            Network.Predict(input[row], output[row]);
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput) => throw new NotSupportedException();
}

[Network, Input(40), Dense(50), Tanh, Dense(60), Tanh, Dense(40)]
public partial class Inner;

[Network, Input(40), Dense(40), Tanh, Custom<Calling>, Dense(40)]
public partial class CallsInner;

[Network, Input(40), Dense(40), Tanh]
public partial class BeforeInner;

[Network, Input(5), Custom<Mistaken>, Tanh, Dense(3), MeanSquaredErrorLoss]
public partial class WithMistakes;

[Network, Input(4, 3, 2), Custom<HalfHeight>(2, 3, 1)]
public partial class WrongHeight;

[Network, Input(4, 3, 2), Custom<OwnDense>(5, Name = "own")]
public partial class NotFlat;
