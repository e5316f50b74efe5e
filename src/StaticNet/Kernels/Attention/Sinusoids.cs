using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The sines and cosines of one position for a few columns. The next position's are these turned by an angle, which
/// takes no sine; every sixteenth position is computed anew, so that rounding errors stay below those of floats. What a
/// position gets depends on nothing but the position: neither on where a sequence is cut nor on what came before.
/// </summary>
internal ref struct Sinusoids
{
    /// <summary>The number of columns: a cache line of them, each of which is read once.</summary>
    public const int Columns = 2 * Pairs;

    private const int Pairs = 8;
    private const int Turns = 16;

    private Waves _frequencies, _turnSin, _turnCos, _sin, _cos;
    private int _position = -1;

    /// <summary>Starts without a position.</summary>
    /// <param name="first">The first column, an even number.</param>
    /// <param name="columns">The number of all columns.</param>
    public Sinusoids(int first, int columns)
    {
        for (int pair = 0; pair < Pairs; pair++)
        {
            double frequency = Math.Pow(10000, -(double)(first + 2 * pair) / columns);
            _frequencies[pair] = frequency;
            (_turnSin[pair], _turnCos[pair]) = Math.SinCos(frequency);
        }
    }

    /// <summary>Goes to a position.</summary>
    /// <param name="position">The position, from 0.</param>
    public void MoveTo(int position)
    {
        if (position == _position)
            return;
        if (position != _position + 1 || position % Turns == 0)
            Start(position - position % Turns);
        while (_position < position)
            Turn();
    }

    /// <summary>Adds sines to even columns and cosines to odd ones.</summary>
    /// <param name="count">The number of columns.</param>
    /// <param name="input">[count]: the input.</param>
    /// <param name="output">[count]: receives the sums.</param>
    public void Add(int count, ref readonly float input, ref float output)
    {
        ref float from = ref Unsafe.AsRef(in input);
        for (int column = 0; column < count; column += 2)
        {
            Unsafe.Add(ref output, column) = Unsafe.Add(ref from, column) + (float)_sin[column / 2];
            if (column + 1 < count)
                Unsafe.Add(ref output, column + 1) = Unsafe.Add(ref from, column + 1) + (float)_cos[column / 2];
        }
    }

    private void Start(int position)
    {
        for (int pair = 0; pair < Pairs; pair++)
            (_sin[pair], _cos[pair]) = Math.SinCos(position * _frequencies[pair]);
        _position = position;
    }

    private void Turn()
    {
        for (int pair = 0; pair < Pairs; pair++)
        {
            (double sin, double cos) = (_sin[pair], _cos[pair]);
            _sin[pair] = sin * _turnCos[pair] + cos * _turnSin[pair];
            _cos[pair] = cos * _turnCos[pair] - sin * _turnSin[pair];
        }
        _position++;
    }

    [InlineArray(Pairs)]
    private struct Waves
    {
        private double _first;
    }
}
