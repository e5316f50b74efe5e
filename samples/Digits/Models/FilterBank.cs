using StaticNet;

namespace Digits.Models;

/// <summary>What the first layer of a network looks for: one small picture of weights for each of its units.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Side">The height and width of each.</param>
/// <param name="Values">[Count x Side x Side].</param>
internal sealed record FilterBank(string Layer, int Count, int Side, float[] Values)
{
    /// <summary>Reads the weights of the layer that sees the picture: they come first in the file's order.</summary>
    public static FilterBank OfFirstLayer<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        TensorLayout weight = TNetwork.Definition.Tensors[0];
        float[] values = Weights.Of(network, weight.Name);
        int count = weight.Shape[0];
        int side = (int)Math.Sqrt(weight.Count / count);
        return new FilterBank(weight.Name[..weight.Name.LastIndexOf('.')], count, side, values);
    }
}
