namespace StaticNet;

/// <summary>
/// How the tensors of a file are found for a network whose names are others, and whether all must be there.
/// </summary>
/// <remarks>
/// A name of the file becomes the network's in these steps: <see cref="Prefix"/> is taken away and
/// <see cref="AddPrefix"/> put before the rest; the layers of a stack get names of their own, or else
/// <see cref="Names"/> are replaced; <see cref="Rename"/> does the rest.
/// </remarks>
public sealed record WeightLoadOptions
{
    /// <summary>
    /// What stands before the network's names in the file, such as <c>model.</c> or <c>module.</c>. Tensors whose names
    /// start otherwise are not looked at; the report lists them. In a checkpoint it is <c>network.</c> without being
    /// told, and <c>best.</c> stands before the parameters of the best epoch.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// What stands before the file's names in the network, as <c>encoder.</c> where the file is that of a part of it.
    /// </summary>
    public string AddPrefix { get; init; } = "";

    /// <summary>
    /// Names of the file and what the network calls them: of modules, as <c>fc</c> and <c>dense1</c>, or of single
    /// tensors, as <c>fc.weight</c> and <c>dense1.weight</c>. The longest that fits is taken.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// PyTorch's recurrent modules with several layers (<c>num_layers</c>) and the network's layers that they are, in
    /// order: <c>["rnn"] = ["lstm1", "lstm2"]</c>. A module called <c>lstm</c> is <c>lstm1</c>, <c>lstm2</c>, ...
    /// without being told.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Stacks { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Makes a name of the file, as it is after the other steps, into the network's.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Whether a tensor that is missing, has no place in the network or has another shape or type is an error, as in
    /// PyTorch's <c>load_state_dict</c>. Otherwise those that fit are loaded, and the report lists the others.
    /// </summary>
    public bool Strict { get; init; } = true;
}
