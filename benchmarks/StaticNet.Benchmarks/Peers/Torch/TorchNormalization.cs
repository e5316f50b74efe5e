using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Normalisations of channels, of TorchSharp's modules.</summary>
internal static class TorchNormalization
{
    /// <summary>A normalisation with its running statistics.</summary>
    /// <param name="norm">The weights.</param>
    /// <param name="rank">How many axes the positions have: two of an image, one of a sequence, or none.</param>
    public static nn.Module<Tensor, Tensor> Create(BatchNormWeights norm, int rank = 2)
    {
        using IDisposable noGradients = no_grad();
        if (rank == 2)
        {
            TorchSharp.Modules.BatchNorm2d image = nn.BatchNorm2d(norm.Weight.Length, eps: BatchNormWeights.Epsilon);
            image.running_mean!.copy_(tensor(norm.RunningMean));
            image.running_var!.copy_(tensor(norm.RunningVariance));
            return image;
        }
        TorchSharp.Modules.BatchNorm1d module = nn.BatchNorm1d(norm.Weight.Length, eps: BatchNormWeights.Epsilon);
        module.running_mean!.copy_(tensor(norm.RunningMean));
        module.running_var!.copy_(tensor(norm.RunningVariance));
        return module;
    }
}
