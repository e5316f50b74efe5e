namespace StaticNet;

/// <summary>
/// Options for loading a file whose tensor names differ from the network's, or a part of its tensors.
/// </summary>
/// <remarks>
/// The name of a tensor in the file is converted to the network's name in these steps: <see cref="Prefix"/> is removed
/// and <see cref="AddPrefix"/> added; the layers of <see cref="Stacks"/> get their own names, or else
/// <see cref="Names"/> are replaced; then <see cref="Rename"/> is called.
/// </remarks>
public sealed record WeightLoadOptions
{
    /// <summary>
    /// The prefix of the network's names in the file, such as <c>model.</c> or <c>module.</c>. Tensors without it are
    /// skipped, and listed in the report. For a checkpoint, the default is <c>network.</c>; the parameters of the best
    /// epoch have the prefix <c>best.</c>.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// The prefix of the file's names in the network, such as <c>encoder.</c> for a file with a part of it.
    /// </summary>
    public string AddPrefix { get; init; } = "";

    /// <summary>
    /// Maps names in the file to names in the network: modules, such as <c>fc</c> to <c>dense1</c>, or single tensors,
    /// such as <c>fc.weight</c> to <c>dense1.weight</c>. The longest match wins.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Maps PyTorch's recurrent modules with several layers (<c>num_layers</c>) to the network's layers, in order:
    /// <c>["rnn"] = ["lstm1", "lstm2"]</c>. By default, a module called <c>lstm</c> is mapped to <c>lstm1</c>,
    /// <c>lstm2</c>, ...
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Stacks { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Converts a name, after the other steps, to the network's name.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Whether a tensor that is missing, unexpected, or of another shape or type is an error, as in PyTorch's
    /// <c>load_state_dict</c>. Otherwise, tensors that fit are loaded, and the report lists the others.
    /// </summary>
    public bool Strict { get; init; } = true;
}
