namespace StaticNet;

/// <summary>
/// A layer of the user's own does not suit the network that uses it: it produces another shape than the compiler was
/// told, or refuses the shapes.
/// </summary>
public sealed class CustomLayerException : InvalidOperationException
{
    internal CustomLayerException(string network, string layer, string reason, Exception? innerException = null)
        : base($"{layer} of {network}: {reason}", innerException)
        => (Network, Layer) = (network, layer);

    /// <summary>The network.</summary>
    public string Network { get; }

    /// <summary>The name of the layer.</summary>
    public string Layer { get; }
}
