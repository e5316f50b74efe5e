namespace StaticNet.Training;

/// <summary>The value that early stopping monitors.</summary>
/// <param name="Monitor">Which value.</param>
/// <param name="Output">Of which output; null for all.</param>
internal readonly record struct Watched(MonitoredValue Monitor, string? Output)
{
    private const string Of = " of ";

    /// <summary>Reads what <see cref="ToString"/> gave; null where it is nothing that can be watched.</summary>
    public static Watched? Parse(string text)
    {
        string[] parts = text.Split(Of, 2);
        foreach (MonitoredValue monitor in Enum.GetValues<MonitoredValue>())
        {
            if (monitor == MonitoredValue.Default)
                continue;
            if (parts[0] == monitor.ToString())
                return new Watched(monitor, parts.Length > 1 ? parts[1] : null);
        }
        return null;
    }

    public override string ToString() => Output is null ? $"{Monitor}" : $"{Monitor}{Of}{Output}";
}
