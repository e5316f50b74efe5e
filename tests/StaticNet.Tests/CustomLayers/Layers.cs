namespace StaticNet.Tests.CustomLayers;

/// <summary>y = x * scale + shift, channel by channel.</summary>
[LayerParameter("scale", LayerSize.InputChannels, Init = Initializer.Normal)]
[LayerParameter("shift", LayerSize.InputChannels, Init = Initializer.Normal)]
public readonly struct ScaleAndShift : ICustomLayer
{
    private const int Scale = 0, Shift = 1;

    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                output[row][i] = input[row][i] * parameters[Scale][i] + parameters[Shift][i];
        }
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dInput[row][i] = dOutput[row][i] * parameters[Scale][i];
        }
    }

    public static void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
            {
                dParameters[Scale][i] += dOutput[row][i] * input[row][i];
                dParameters[Shift][i] += dOutput[row][i];
            }
        }
    }
}

/// <summary>y = W x + b, as <c>[Dense]</c> has it.</summary>
[LayerParameter("weight", LayerSize.Outputs, LayerSize.Inputs)]
[LayerParameter("bias", LayerSize.Outputs, Init = Initializer.Zeros)]
public readonly struct OwnDense : ICustomLayer
{
    public static void CheckShapes(ReadOnlySpan<int> input, ReadOnlySpan<int> output)
    {
        if (input.Length != 1)
            throw new ArgumentException("the input must be flat");
    }

    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int unit = 0; unit < output.Channels; unit++)
            {
                float sum = parameters[1][unit];
                for (int i = 0; i < input.Channels; i++)
                    sum += parameters[0][unit * input.Channels + i] * input[row][i];
                output[row][unit] = sum;
            }
        }
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int unit = 0; unit < output.Channels; unit++)
            {
                for (int i = 0; i < input.Channels; i++)
                    dInput[row][i] += parameters[0][unit * input.Channels + i] * dOutput[row][unit];
            }
        }
    }

    public static void ParameterGradients(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerTensors dParameters)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int unit = 0; unit < output.Channels; unit++)
            {
                for (int i = 0; i < input.Channels; i++)
                    dParameters[0][unit * input.Channels + i] += dOutput[row][unit] * input[row][i];
                dParameters[1][unit] += dOutput[row][unit];
            }
        }
    }
}

/// <summary>The sums of columns of two pixels: height x width to height / 2 x width.</summary>
public readonly struct HalfHeight : ICustomLayer
{
    public static ReadOnlySpan<int> OutputShape(ReadOnlySpan<int> input) =>
        new int[] { input[0] / 2, input[1], input[2] };

    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        int width = input.Shape[1];
        for (int sample = 0; sample < input.Samples; sample++)
        {
            for (int position = 0; position < input.Positions / 2 / width * 2 * width; position++)
            {
                Span<float> sum = output[sample, position / width / 2 * width + position % width];
                for (int channel = 0; channel < input.Channels; channel++)
                    sum[channel] += input[sample, position][channel];
            }
        }
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        int width = input.Shape[1];
        for (int sample = 0; sample < input.Samples; sample++)
        {
            for (int position = 0; position < input.Positions / 2 / width * 2 * width; position++)
                dOutput[sample, position / width / 2 * width + position % width].CopyTo(dInput[sample, position]);
        }
    }
}

/// <summary>y = sin x.</summary>
public readonly struct Sine : ICustomLayer
{
    public static void Forward(ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                output[row][i] = MathF.Sin(input[row][i]);
        }
    }

    public static void Backward(
        ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters, ReadOnlyLayerRows dOutput,
        LayerRows dInput)
    {
        for (int row = 0; row < input.Count; row++)
        {
            for (int i = 0; i < input.Channels; i++)
                dInput[row][i] = dOutput[row][i] * MathF.Cos(input[row][i]);
        }
    }
}
