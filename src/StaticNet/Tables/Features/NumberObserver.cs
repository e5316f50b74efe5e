namespace StaticNet;

/// <summary>Measures numbers that come one after another.</summary>
/// <param name="keepsValues">Whether quantiles are asked for.</param>
internal sealed class NumberObserver(bool keepsValues)
{
    // Beyond these, each number has the same chance to be among those that are kept (Vitter's algorithm R, 1985).
    private const int MostValues = 1 << 20;

    private readonly List<double>? _values = keepsValues ? [] : null;
    private SeededRandom _random = new(0);
    private double _squares;
    private bool _isSorted;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    public double Smallest { get; private set; } = double.PositiveInfinity;

    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>The deviation of the numbers themselves, divided by their count.</summary>
    public double Deviation => Math.Sqrt(_squares / Count);

    public void Add(double value)
    {
        Count++;
        double before = value - Mean;
        Mean += before / Count;
        _squares += before * (value - Mean);
        Smallest = Math.Min(Smallest, value);
        Largest = Math.Max(Largest, value);
        if (_values is not null)
            Keep(_values, value);
    }

    /// <summary>A quantile, with linear interpolation between the numbers beside it, as NumPy's default.</summary>
    public double Quantile(double part)
    {
        List<double> values = _values!;
        if (!_isSorted)
            values.Sort();
        _isSorted = true;
        double place = part * (values.Count - 1);
        int before = (int)place;
        int after = Math.Min(before + 1, values.Count - 1);
        return values[before] + (place - before) * (values[after] - values[before]);
    }

    private void Keep(List<double> values, double value)
    {
        if (values.Count < MostValues)
        {
            values.Add(value);
            _isSorted = false;
            return;
        }
        // Of a sorted list any place is as good as any other, too.
        long place = (long)Math.BigMul(_random.NextBits(), (ulong)Count, out _);
        if (place >= MostValues)
            return;
        values[(int)place] = value;
        _isSorted = false;
    }
}
