namespace StaticNet.Tests.Kernels.Joins;

/// <summary>What a block is to hold, in double precision; its surroundings as they are now.</summary>
internal sealed class Wanted
{
    private readonly SampleBlock _block;
    private readonly float[] _before;
    private readonly double[] _values;

    /// <summary>Wants what the block holds, or zeros, to be added to.</summary>
    public Wanted(SampleBlock block, bool accumulate)
    {
        _block = block;
        _before = block.Memory();
        _values = Array.ConvertAll(_before, value => accumulate ? value : 0.0);
    }

    public ref double this[int[] place] => ref _values[_block.IndexOf(place)];

    /// <summary>Asserts every value to rounding, and that nothing else changed.</summary>
    public void AssertEqual(string what)
    {
        float[] after = _block.Memory();
        bool[] isValue = new bool[after.Length];
        foreach (int[] place in _block.Places)
        {
            int index = _block.IndexOf(place);
            isValue[index] = true;
            (double wanted, float got) = (_values[index], after[index]);
            bool same = double.IsNaN(wanted)
                ? float.IsNaN(got)
                : wanted == got || Math.Abs(wanted - got) < 1e-4 * Math.Max(1, Math.Abs(wanted));
            Assert.That(same, $"{what}: {got} instead of {wanted} at {string.Join(", ", place)} of {_block.Text}");
        }

        for (int i = 0; i < after.Length; i++)
            Assert.That(isValue[i] || _before[i] == after[i], $"{what}: wrote around {_block.Text}");
    }
}
