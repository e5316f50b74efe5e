using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// Pictures and kernels with the channels as the last axis in memory, which libtorch convolves fastest. TorchSharp has
/// no call for that format, but takes strides, and operations keep them.
/// </summary>
internal static class TorchPictures
{
    /// <summary>A batch in that format.</summary>
    /// <param name="pictures">[samples x pixels x channels].</param>
    /// <param name="shape">[samples, channels, height, width].</param>
    public static Tensor ChannelsLast(float[] pictures, long[] shape)
    {
        using Tensor channelsLast = tensor(pictures, [shape[0], shape[2], shape[3], shape[1]]);
        using Tensor view = channelsLast.permute(0, 3, 1, 2);
        return ChannelsLast(view);
    }

    /// <summary>Lets the convolutions of a network hold their kernels so.</summary>
    /// <param name="network">The network.</param>
    public static nn.Module<Tensor, Tensor> ChannelsLast(nn.Module<Tensor, Tensor> network)
    {
        using IDisposable noGradients = no_grad();
        foreach (TorchSharp.Modules.Conv2d convolution in network.modules().OfType<TorchSharp.Modules.Conv2d>())
            convolution.weight = new TorchSharp.Modules.Parameter(ChannelsLast(convolution.weight));
        return network;
    }

    private static Tensor ChannelsLast(Tensor values)
    {
        long channels = values.shape[1], height = values.shape[2], width = values.shape[3];
        long[] strides = [height * width * channels, 1, width * channels, channels];
        return empty_strided(values.shape, strides).copy_(values);
    }
}
