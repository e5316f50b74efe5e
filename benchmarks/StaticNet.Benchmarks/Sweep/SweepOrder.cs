using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Workloads;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>Brings a batch into the order in which each peer is fastest, and back.</summary>
internal static class SweepOrder
{
    /// <summary>ONNX Runtime's input: of images channels first, of sequences steps first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x positions x channels].</param>
    public static float[] OnnxInput(SweepNetwork network, float[] input) => network.IsSequence
        ? Swap(input, network.Samples, network.Input.Area)
        : Pictures.ChannelsFirst(input, network.Samples, network.Input.Channels);

    /// <summary>Rows of ONNX Runtime's output in this library's order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="output">Its output; of sequences steps first.</param>
    public static float[] FromOnnx(SweepNetwork network, float[] output) => network.Rows == network.Samples
        ? output
        : Swap(output, network.Rows / network.Samples, network.Samples);

    /// <summary>TorchSharp's input.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x positions x channels].</param>
    /// <param name="channelsLast">Whether images stay channels last in memory.</param>
    public static Tensor TorchInput(SweepNetwork network, float[] input, bool channelsLast)
    {
        Shape shape = network.Input;
        if (network.IsSequence || shape.Rank == 0)
            return tensor(input, [network.Samples, .. shape.ChannelsLast.Select(size => (long)size)]);
        long[] channelsFirst = shape.ChannelsFirst(network.Samples);
        return channelsLast
            ? TorchPictures.ChannelsLast(input, channelsFirst)
            : tensor(Pictures.ChannelsFirst(input, network.Samples, shape.Channels), channelsFirst);
    }

    // [outer x inner x rest] to [inner x outer x rest]
    private static float[] Swap(float[] values, int outer, int inner)
    {
        float[] result = new float[values.Length];
        int length = values.Length / (outer * inner);
        for (int i = 0; i < outer * inner; i++)
        {
            (int first, int second) = Math.DivRem(i, inner);
            values.AsSpan(i * length, length).CopyTo(result.AsSpan((second * outer + first) * length));
        }
        return result;
    }
}
