namespace StaticNet;

/// <summary>The base class of layer attributes.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name: an identifier, unique in the network after capitalising. It names a member of the class, the
    /// tensors in weight files, and the layer in diagnostics. Default: the kind and its ordinal, such as <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The key of the layer's tensors in weight files, if it differs from <see cref="Name"/>: <c>features.0</c>, for
    /// example, for a checkpoint made elsewhere.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>The name of the layer or input that this one reads. Default: the one before it.</summary>
    public string? From { get; set; }

    /// <summary>
    /// The name of an earlier layer of the same kind, whose parameters this one shares: there is one copy of them, and
    /// the gradients of both are summed. Default: its own parameters.
    /// </summary>
    public string? Shared { get; set; }
}
