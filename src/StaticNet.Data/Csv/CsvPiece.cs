namespace StaticNet;

/// <summary>Collects records into a piece of a stream.</summary>
/// <param name="inputs">The columns of the inputs.</param>
/// <param name="outputs">The columns of the targets, or the one of the labels.</param>
internal sealed class CsvPiece(int[] inputs, int[] outputs)
{
    private readonly int _room = PieceSize.Of(inputs.Length);
    private float[] _inputs = [];
    private float[] _targets = [];
    private int[] _labels = [];
    private int _count;

    /// <summary>Whether there is no record in it.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether there is no room for another.</summary>
    public bool IsFull => _count == _room;

    /// <summary>Adds the current record of a file.</summary>
    /// <param name="table">The file.</param>
    /// <param name="readLabel">Gives the index of its class, -1 where there is none, or null for target values.</param>
    /// <returns>Whether it is good; where it is not, the next one takes its place.</returns>
    public bool Read(CsvTable table, Func<CsvTable, int, int?> readLabel)
    {
        if (_inputs.Length == 0)
            _inputs = new float[_room * inputs.Length];
        if (IsFull)
            _count = 0; // After something wrong, nothing is taken any more.
        bool isGood = table.ReadNumbers(inputs, _inputs.AsSpan(_count * inputs.Length, inputs.Length));
        if (readLabel(table, outputs[0]) is { } label)
        {
            if (_labels.Length == 0)
                _labels = new int[_room];
            _labels[_count] = label;
            isGood &= label >= 0;
        }
        else
        {
            if (_targets.Length == 0)
                _targets = new float[_room * outputs.Length];
            isGood &= table.ReadNumbers(outputs, _targets.AsSpan(_count * outputs.Length, outputs.Length));
        }
        _count += isGood ? 1 : 0;
        return isGood;
    }

    /// <summary>The records as a data set, after which there are none.</summary>
    public Dataset Take()
    {
        if (_count < _room)
        {
            Array.Resize(ref _inputs, _count * inputs.Length);
            Array.Resize(ref _targets, Math.Min(_targets.Length, _count * outputs.Length));
            Array.Resize(ref _labels, Math.Min(_labels.Length, _count));
        }
        Dataset piece = _labels.Length > 0
            ? new Dataset(_inputs, inputs.Length, _labels)
            : new Dataset(_inputs, inputs.Length, _targets, outputs.Length);
        (_inputs, _targets, _labels, _count) = ([], [], [], 0);
        return piece;
    }
}
