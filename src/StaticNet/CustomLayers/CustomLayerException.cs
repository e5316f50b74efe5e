namespace StaticNet;

/// <summary>
/// A custom layer does not fit the network that uses it: its output shape differs from the declared one, or it rejects
/// the shapes.
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
