using System.Globalization;

namespace StaticNet;

/// <summary>Finds the network's name for each of a file.</summary>
/// <param name="options">How names differ.</param>
/// <param name="isKnown">Whether the network has a tensor of a name.</param>
internal sealed class WeightNames(WeightLoadOptions options, Func<string, bool> isKnown)
{
    private const string Reverse = "_reverse";

    /// <summary>The network's name, whether it has it or not; null for what is not looked at.</summary>
    /// <param name="name">The name in the file.</param>
    public string? Find(string name)
    {
        if (!name.StartsWith(options.Prefix, StringComparison.Ordinal))
            return null;
        string own = options.AddPrefix + name[options.Prefix.Length..];
        own = LayerOfStack(own) ?? LayerOfNumberedStack(Replace(own));
        return options.Rename is { } rename ? rename(own) : own;
    }

    private string Replace(string name)
    {
        for (int length = name.Length; length > 0; length = name.LastIndexOf('.', length - 1))
        {
            if (options.Names.TryGetValue(name[..length], out string? other))
                return other + name[length..];
        }
        return name;
    }

    private string? LayerOfStack(string name) =>
        TrySplit(name, out string module, out string tensor, out int layer)
        && options.Stacks.TryGetValue(module, out IReadOnlyList<string>? layers) && layer < layers.Count
            ? $"{layers[layer]}.{tensor}"
            : null;

    // A stack called lstm is made of lstm1, lstm2 and so on, where the network has these.
    private string LayerOfNumberedStack(string name)
    {
        if (isKnown(name) || !TrySplit(name, out string module, out string tensor, out int layer))
            return name;
        string numbered = $"{module}{layer + 1}.{tensor}";
        return isKnown(numbered) ? numbered : name;
    }

    /// <summary>Splits <c>rnn.weight_ih_l1_reverse</c> into <c>rnn</c>, <c>weight_ih_l0_reverse</c> and 1.</summary>
    private static bool TrySplit(string name, out string module, out string tensor, out int layer)
    {
        (module, tensor, layer) = ("", "", 0);
        int dot = name.LastIndexOf('.');
        string direction = name.EndsWith(Reverse, StringComparison.Ordinal) ? Reverse : "";
        ReadOnlySpan<char> rest = name.AsSpan((dot + 1)..^direction.Length);
        int level = rest.LastIndexOf("_l", StringComparison.Ordinal);
        // At most four digits: a number of layers.
        if (dot < 0 || level < 0 || rest.Length > level + 6
            || !int.TryParse(rest[(level + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out layer))
            return false;
        if (rest[..level] is not ("weight_ih" or "weight_hh" or "bias_ih" or "bias_hh"))
            return false;
        (module, tensor) = (name[..dot], $"{rest[..level]}_l0{direction}");
        return true;
    }
}
