namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Windows drawn at random, and the arguments that declare them in one of the ways there are.</summary>
internal sealed class DrawnWindows
{
    private readonly Random _random;
    private readonly bool _isSequence;
    private readonly bool _isPooling;
    private readonly string _padding;

    public DrawnWindows(Random random, int[] image, bool isSequence, bool isPooling, bool dilates = true)
    {
        (_random, _isSequence, _isPooling) = (random, isSequence, isPooling);
        bool ceil = isPooling && random.Next(3) == 0;
        Windows one = new(1, 1, Ceil: ceil);
        Across = Draw(dilates, ceil);
        Down = isSequence ? one : random.Next(2) == 0 ? Across : Draw(dilates, ceil);
        _padding = "";
        int way = random.Next(3);
        if (way == 1)
        {
            _padding = "Padding = PaddingMode.Same";
            (Down, Across) = (Down.Same(image[0]), Across.Same(image[1]));
        }
        else if (way == 2)
        {
            (Down, Across) = (isSequence ? Down : Padded(Down), Padded(Across));
            _padding = isSequence
                ? $"Pad = [{Across.Before}, {Across.After}]"
                : $"Pad = [{Down.Before}, {Down.After}, {Across.Before}, {Across.After}]";
        }
        (Rows, Columns) = (Down.On(image[0]), Across.On(image[1]));
    }

    public Windows Down { get; }

    public Windows Across { get; }

    public int[][] Rows { get; }

    public int[][] Columns { get; }

    public bool Fits => Rows.Length > 0 && Columns.Length > 0;

    public string SizeArguments => _isSequence || (Down.Size == Across.Size && _random.Next(2) == 0)
        ? $"{Across.Size}"
        : $"{Down.Size}, {Across.Size}";

    public IEnumerable<string?> NamedArguments =>
    [
        Spacing("Stride", windows => windows.Stride, windows => _isPooling ? windows.Size : 1),
        Spacing("Dilation", windows => windows.Dilation, _ => 1),
        _padding.Length == 0 ? null : _padding,
        Across.Ceil ? "CeilMode = true" : null,
    ];

    public int[] Output(int channels) => [Rows.Length, Columns.Length, channels];

    private Windows Draw(bool dilates, bool ceil)
    {
        int size = _random.Next(1, 5);
        int stride = _random.Next(2) == 0 ? (_isPooling ? size : 1) : _random.Next(1, 4);
        return new Windows(size, stride, dilates && _random.Next(3) == 0 ? 2 : 1, Ceil: ceil);
    }

    private Windows Padded(Windows axis)
    {
        int most = _isPooling ? axis.Extent / 2 : axis.Extent;
        return axis with { Before = _random.Next(most + 1), After = _random.Next(most + 1) };
    }

    private string? Spacing(string name, Func<Windows, int> value, Func<Windows, int> usual)
    {
        if (_isSequence)
            return value(Across) == usual(Across) ? null : $"{name} = {value(Across)}";
        if (value(Down) == usual(Down) && value(Across) == usual(Across))
            return null;
        return value(Down) == value(Across) && _random.Next(2) == 0
            ? $"{name} = {value(Across)}"
            : $"{name}s = [{value(Down)}, {value(Across)}]";
    }
}
