using System.Text;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>
/// Writes the attributes of a network, each reading the value before it unless it says otherwise, as a user does.
/// </summary>
internal sealed class NetworkSource
{
    private readonly StringBuilder _text = new();
    private string _previous;
    private int _layers;

    /// <summary>Starts with an input.</summary>
    /// <param name="input">The shape of a sample.</param>
    /// <param name="isSequence">Whether its positions are steps in time.</param>
    public NetworkSource(Shape input, bool isSequence)
    {
        Output = _previous = "input";
        _text.AppendLine(isSequence
            ? $"[SequenceInput({input.Channels})]"
            : $"[Input({string.Join(", ", input.ChannelsLast)})]");
    }

    /// <summary>The name of the value that the next layer reads.</summary>
    public string Output { get; private set; }

    /// <summary>Adds a layer.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="arguments">Its arguments.</param>
    public NetworkSource Add(string attribute, params IEnumerable<string> arguments)
    {
        string name = $"layer{++_layers}";
        List<string> all = [.. arguments, $"Name = \"{name}\""];
        if (Output != _previous)
            all.Add($"From = \"{Output}\"");
        _text.AppendLine($"[{attribute}({string.Join(", ", all)})]");
        Output = _previous = name;
        return this;
    }

    /// <summary>Lets the next layer read an earlier value.</summary>
    /// <param name="value">What <see cref="Output"/> was then.</param>
    public NetworkSource From(string value)
    {
        Output = value;
        return this;
    }

    /// <summary>The attributes, with the loss of a classifier.</summary>
    public override string ToString() => $"{_text}[CrossEntropyLoss]";
}
