namespace StaticNet.Benchmarks.Tables;

/// <summary>
/// The encoding of flats as one writes it by hand: in the order of <see cref="Listing"/>'s features, by the same
/// formulas.
/// </summary>
internal sealed class HandEncoder
{
    /// <summary>The inputs of a row.</summary>
    public const int Size = 92;

    private const int Numbers = 19;

    private readonly double[] _center = new double[Numbers];
    private readonly double[] _deviation = new double[Numbers];
    private readonly float[] _fill = new float[Numbers];
    private readonly Dictionary<string, int> _agents;
    private readonly Moments _prices = new();

    /// <summary>Measures the rows to train with.</summary>
    public HandEncoder(ReadOnlySpan<Listing> rows)
    {
        Moments[] moments = [.. Enumerable.Range(0, Numbers).Select(static _ => new Moments())];
        double[] values = new double[Numbers];
        Dictionary<string, int> agents = [];
        foreach (Listing row in rows)
        {
            Read(row, values);
            for (int i = 0; i < Numbers; i++)
                moments[i].Add(values[i]);
            _prices.Add(row.Price);
            agents[row.Agent] = agents.GetValueOrDefault(row.Agent) + 1;
        }
        for (int i = 0; i < Numbers; i++)
        {
            Moments column = moments[i];
            bool isRange = i is 13 or 14, isRaw = i == 15;
            _center[i] = isRaw ? 0 : isRange ? column.Smallest : column.Mean;
            _deviation[i] = isRaw ? 1 : isRange ? column.Largest - column.Smallest : column.Deviation;
            _fill[i] = (float)((column.Mean - _center[i]) / _deviation[i]);
        }
        _agents = Numbered(agents);
    }

    /// <summary>Writes the inputs of a row, into zeros.</summary>
    public void Encode(Listing row, Span<float> to)
    {
        Span<double> values = stackalloc double[Numbers];
        Read(row, values);
        int place = 0;
        for (int i = 0; i < Numbers; i++)
        {
            bool isMissing = double.IsNaN(values[i]);
            to[place++] = isMissing ? _fill[i] : (float)((values[i] - _center[i]) / _deviation[i]);
            if (i >= 16)
                to[place++] = isMissing ? 1 : 0;
        }
        to[place++] = row.Balcony ? 1 : 0;
        to[place++] = row.Garage ? 1 : 0;
        to[place++] = row.Lift ? 1 : 0;
        to[place++] = row.Garden ? 1 : 0;
        to[place + (int)row.Heating] = 1;
        place += 5;
        to[place + row.District switch { "Hill View" => 0, "Old Town" => 1, "Riverside" => 2, _ => 3 }] = 1;
        place += 4;
        to[place + ConditionOf(row.Condition)] = 1;
        place += 6;
        to[place + row.Side switch { "North" => 0, "East" => 1, "South" => 2, _ => 3 }] = 1;
        place += 4;
        to[place + _agents.GetValueOrDefault(row.Agent)] = 1;
        place += 41;
        Cycle((row.Listed.Month - 1) / 12.0, to[place..]);
        Cycle((int)row.Listed.DayOfWeek / 7.0, to[(place + 2)..]);
        Cycle(row.Visit.ToTimeSpan().TotalDays, to[(place + 4)..]);
    }

    /// <summary>The target of a row.</summary>
    public float EncodePrice(Listing row) => (float)((row.Price - _prices.Mean) / _prices.Deviation);

    /// <summary>The price that an output stands for.</summary>
    public double Price(float output) => (output * _prices.Deviation) + _prices.Mean;

    private static Dictionary<string, int> Numbered(Dictionary<string, int> counts) => counts
        .OrderByDescending(static pair => pair.Value)
        .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Take(40)
        .Index()
        .ToDictionary(static pair => pair.Item.Key, static pair => pair.Index + 1);

    private static int ConditionOf(string condition) => condition switch
    {
        "New" => 0,
        "Renovated" => 1,
        "Good" => 2,
        "Fair" => 3,
        "Worn" => 4,
        _ => 5,
    };

    private static void Cycle(double part, Span<float> to)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * part);
        (to[0], to[1]) = ((float)sine, (float)cosine);
    }

    private static void Read(Listing row, Span<double> to)
    {
        to[0] = row.Area;
        to[1] = row.CeilingHeight;
        to[2] = row.Sunlight;
        to[3] = row.Traffic;
        to[4] = row.SchoolScore;
        to[5] = row.Crime;
        to[6] = row.Rooms;
        to[7] = row.Bathrooms;
        to[8] = row.Floor;
        to[9] = Math.Log(1 + row.Lot);
        to[10] = Math.Log(1 + row.Income);
        to[11] = Math.Log(1 + row.Distance);
        to[12] = Math.Log(1 + row.Inquiries);
        to[13] = row.Latitude;
        to[14] = row.Longitude;
        to[15] = row.Share;
        to[16] = row.YearBuilt ?? double.NaN;
        to[17] = row.Energy ?? double.NaN;
        to[18] = row.Rating ?? double.NaN;
    }

    // Missing numbers are NaN.
    private sealed class Moments
    {
        private int _count;
        private double _sum, _squares;

        public double Smallest { get; private set; } = double.PositiveInfinity;

        public double Largest { get; private set; } = double.NegativeInfinity;

        public double Mean => _sum / _count;

        public double Deviation => Math.Sqrt((_squares / _count) - (Mean * Mean));

        public void Add(double value)
        {
            if (double.IsNaN(value))
                return;
            _count++;
            _sum += value;
            _squares += value * value;
            Smallest = Math.Min(Smallest, value);
            Largest = Math.Max(Largest, value);
        }
    }
}
