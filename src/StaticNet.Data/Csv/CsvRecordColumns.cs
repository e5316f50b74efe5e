namespace StaticNet;

/// <summary>
/// Which columns of a file are the properties of a record: those of the same name, or else of the only name that
/// differs in case, spaces, points, hyphens and underscores alone; without a header, in the order of the properties.
/// </summary>
internal sealed class CsvRecordColumns
{
    private const int MostKept = 1 << 16;

    private readonly int[] _places;
    private readonly bool[] _isNumber;
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _keptLookup;

    /// <summary>Finds the columns.</summary>
    /// <param name="schema">The record.</param>
    /// <param name="header">The file's header.</param>
    /// <param name="options">Whether the file has targets.</param>
    /// <exception cref="CsvException">Columns are missing, or a name stands for two.</exception>
    public CsvRecordColumns(FeatureSchema schema, CsvHeader header, CsvOptions options)
    {
        _keptLookup = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        _isNumber = [.. schema.Columns.Select(static column => column.Kind == FeatureKind.Number)];
        _places = header.IsNamed ? ByName(schema, header, options) : ByPosition(schema, header, options);
    }

    /// <summary>The index of a property's column in the file; -1 where it has none.</summary>
    public int PlaceOf(int column) => _places[column];

    /// <summary>Whether a property is a number.</summary>
    public bool IsNumber(int column) => _isNumber[column];

    /// <summary>A text as a string, the same one again for a text that came before.</summary>
    public string Keep(scoped ReadOnlySpan<char> text)
    {
        if (_keptLookup.TryGetValue(text, out string? kept))
            return kept;
        string made = text.ToString();
        if (_kept.Count < MostKept)
            _kept.Add(made);
        return made;
    }

    private static int[] ByName(FeatureSchema schema, CsvHeader header, CsvOptions options)
    {
        int[] places = new int[schema.Columns.Length];
        List<string> missing = [];
        for (int i = 0; i < places.Length; i++)
        {
            FeatureColumn column = schema.Columns[i];
            places[i] = IsLeftOut(column, options) ? -1 : header.FindLike(column.Name);
            if (places[i] < 0 && column.Role != FeatureRole.Ignored && !IsLeftOut(column, options))
                missing.Add(column.Name);
        }
        return missing.Count == 0
            ? places
            : throw header.Error(CsvError.UnknownColumn,
                $"there is no column for {Excerpt.Of(missing)} of {schema.Name}; the columns are {header.Names}."
                + (missing.TrueForAll(name => IsTarget(schema.Columns[schema.IndexOf(name)]))
                    ? " To read rows without targets, set CsvOptions.HasTargets to false." : ""));
    }

    private static int[] ByPosition(FeatureSchema schema, CsvHeader header, CsvOptions options)
    {
        int[] places = new int[schema.Columns.Length];
        int next = 0;
        for (int i = 0; i < places.Length; i++)
        {
            FeatureColumn column = schema.Columns[i];
            places[i] = IsLeftOut(column, options) ? -1 : next++;
        }
        return next == header.Count
            ? places
            : throw header.Error(CsvError.WrongFieldCount,
                $"there are {header.Count} fields, but {schema.Name} has {next} columns, "
                + "which a file without a header has in their order.");
    }

    private static bool IsTarget(FeatureColumn column) => column.Role == FeatureRole.Target;

    private static bool IsLeftOut(FeatureColumn column, CsvOptions options)
        => column.IsComputed || (IsTarget(column) && !options.HasTargets);
}
