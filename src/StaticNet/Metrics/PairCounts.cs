namespace StaticNet.Metrics;

/// <summary>
/// Counts of pairs of classes: a table where there are few classes, otherwise only the pairs that occurred.
/// </summary>
internal sealed class PairCounts
{
    /// <summary>Up to how many classes the table is whole, which then takes 8 MB.</summary>
    public const int FewClasses = 1000;

    private readonly int _classes;
    private readonly long[]? _table;
    private readonly Dictionary<(int Actual, int Predicted), long> _pairs = [];

    public PairCounts(int classes)
    {
        _classes = classes;
        if (classes <= FewClasses)
            _table = new long[classes * classes];
    }

    /// <summary>The greatest count.</summary>
    public long Greatest => _table is null ? _pairs.Values.DefaultIfEmpty().Max() : _table.Max();

    public long this[int actual, int predicted] => _table is null
        ? _pairs.GetValueOrDefault((actual, predicted))
        : _table[actual * _classes + predicted];

    public void Add(int actual, int predicted)
    {
        if (_table is null)
            _pairs[(actual, predicted)] = this[actual, predicted] + 1;
        else
            _table[actual * _classes + predicted]++;
    }
}
