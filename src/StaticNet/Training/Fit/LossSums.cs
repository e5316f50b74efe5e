using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>
/// The losses of several batches as if they were one: of each output, and together as a weighted sum.
/// </summary>
/// <param name="ports">The outputs that have a loss.</param>
internal sealed class LossSums(ImmutableArray<LossPort> ports)
{
    private readonly LossSum[] _sums = new LossSum[ports.Length];

    /// <summary>The number of losses.</summary>
    public int Count => _sums.Length;

    /// <summary>The names of the outputs.</summary>
    public ImmutableArray<string> Names { get; } = [.. ports.Select(static port => port.Name)];

    /// <summary>The loss of one output.</summary>
    public LossSum this[int index]
    {
        get => _sums[index];
        set => _sums[index] = value;
    }

    /// <summary>The loss, of which outputs are no part where nothing counts; NaN where nothing counts at all.</summary>
    public double Value
    {
        get
        {
            if (Count == 1)
                return _sums[0].Value;
            double sum = IsEmpty ? double.NaN : 0;
            for (int i = 0; i < Count; i++)
            {
                if (_sums[i].Divisor != 0)
                    sum += ports[i].Loss.Weight * _sums[i].Value;
            }
            return sum;
        }
    }

    /// <summary>The loss so far; 0 before anything counted.</summary>
    public double SoFar => IsEmpty ? 0 : Value;

    /// <summary>The loss of each output so far; empty where there is one.</summary>
    public PerOutput<double> SoFarPerOutput => Count == 1
        ? PerOutput<double>.Empty
        : new PerOutput<double>(Names, [.. _sums.Select(static sum => sum.Divisor == 0 ? 0 : sum.Value)]);

    private bool IsEmpty
    {
        get
        {
            foreach (LossSum sum in _sums)
            {
                if (sum.Divisor != 0)
                    return false;
            }
            return true;
        }
    }

    /// <summary>Adds the loss that was last computed in a workspace. Allocates nothing.</summary>
    public void Add(float loss, Workspace workspace)
    {
        if (Count == 1)
            _sums[0] = _sums[0].With(loss, workspace);
        for (int i = 0; i < Count && Count > 1; i++)
            _sums[i] = _sums[i].With(i, workspace);
    }

    /// <summary>Copies them to those of the same network.</summary>
    public void CopyTo(LossSums other) => _sums.CopyTo(other._sums, 0);

    /// <summary>Begins anew.</summary>
    public void Clear() => _sums.AsSpan().Clear();
}
