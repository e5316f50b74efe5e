namespace StaticNet.Metrics;

/// <summary>Results as a person reads them: <c>loss 0.0712, accuracy 0.9780</c>, without what there is not.</summary>
internal sealed class ReportText
{
    private string _text = "";

    /// <summary>Adds an error or a loss, with four digits however small it is.</summary>
    public ReportText Error(string name, double? value) => value is not { } number ? this
        : Add(Math.Abs(number) is >= 0.1 and < 10_000 ? $"{name} {number:0.0000}" : $"{name} {number:G4}");

    /// <summary>Adds a part of a whole, such as an accuracy.</summary>
    public ReportText Part(string name, double? value)
        => value is { } number ? Add($"{name} {number:0.0000}") : this;

    /// <summary>Adds a remark in parentheses.</summary>
    public ReportText Remark(string text)
    {
        _text += $" ({text})";
        return this;
    }

    /// <summary>Adds a line for each output.</summary>
    public ReportText PerOutput<T>(PerOutput<T> outputs)
    {
        foreach ((string name, T result) in outputs)
            _text += $"\n  {name}: {result}";
        return this;
    }

    public override string ToString() => _text;

    private ReportText Add(string text)
    {
        _text += _text.Length == 0 ? text : $", {text}";
        return this;
    }
}
