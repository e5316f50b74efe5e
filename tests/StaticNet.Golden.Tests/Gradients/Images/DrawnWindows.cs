namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Windows drawn at random, and the arguments that declare them in one of the ways there are.</summary>
internal sealed class DrawnWindows
{
    private const string SamePadding = "Padding = PaddingMode.Same";

    private readonly Random _random;
    private readonly bool _isSequence;
    private readonly bool _isPooling;
    private readonly bool _isTransposed;
    private readonly string _padding;

    public DrawnWindows(
        Random random, int[] image, bool isSequence, bool isPooling, bool dilates = true, bool isTransposed = false)
    {
        (_random, _isSequence, _isPooling, _isTransposed) = (random, isSequence, isPooling, isTransposed);
        bool ceil = isPooling && random.Next(3) == 0;
        Windows one = new(1, 1, Ceil: ceil);
        Across = Draw(dilates, ceil);
        Down = isSequence ? one : random.Next(isTransposed ? 4 : 2) != 1 ? Across : Draw(dilates, ceil);
        _padding = "";
        int way = random.Next(3);
        if (way == 1)
        {
            _padding = SamePadding;
            (Down, Across) = (Same(Down, image[0]), Same(Across, image[1]));
        }
        else if (way == 2)
        {
            (Down, Across) = (isSequence ? Down : Padded(Down), Padded(Across));
            _padding = isSequence
                ? $"Pad = [{Across.Before}, {Across.After}]"
                : $"Pad = [{Down.Before}, {Down.After}, {Across.Before}, {Across.After}]";
        }
        (Rows, Columns) = (On(Down, image[0]), On(Across, image[1]));
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
        Spacing("OutputPadding", windows => windows.Extra, _ => 0),
    ];

    public int[] Output(int channels) => [Rows.Length, Columns.Length, channels];

    private Windows Draw(bool dilates, bool ceil)
    {
        int size = _random.Next(1, 5);
        int stride = !_isTransposed && _random.Next(2) == 0 ? (_isPooling ? size : 1) : _random.Next(1, 4);
        int dilation = dilates && _random.Next(_isTransposed ? 2 : 3) == 0 ? 2 : 1;
        int extra = _isTransposed ? _random.Next(Math.Max(stride, dilation)) : 0;
        return new Windows(size, stride, dilation, Ceil: ceil, Extra: extra);
    }

    // A transposed convolution's padding is that of the convolution from its result, which is as many times as long.
    private Windows Same(Windows axis, int length) => axis.Same(_isTransposed ? length * axis.Stride : length);

    private int[][] On(Windows axis, int length)
    {
        if (!_isTransposed)
            return axis.On(length);
        int outputs = _padding == SamePadding
            ? length * axis.Stride
            : (length - 1) * axis.Stride + axis.Extent - axis.Before - axis.After;
        return axis.Transposed(length, outputs + axis.Extra);
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
