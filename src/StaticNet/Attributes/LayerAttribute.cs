namespace StaticNet;

/// <summary>What every layer attribute has in common.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name: an identifier, unique in the network after capitalising. It becomes a member of the class, the
    /// key in weight files and the word in diagnostics. Default: the kind and its ordinal, such as <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The key of the layer's tensors in weight files, where it differs from <see cref="Name"/>, such as
    /// <c>features.0</c> for a checkpoint made elsewhere.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>The name of the layer or input that this one reads. Default: the one written before.</summary>
    public string? From { get; set; }

    /// <summary>
    /// The name of an earlier layer of the same kind, whose parameters this one takes instead of its own: there is one
    /// copy of them, and gradients of both are added up. Default: parameters of its own.
    /// </summary>
    public string? Shared { get; set; }
}
