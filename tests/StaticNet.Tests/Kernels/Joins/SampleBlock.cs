using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels.Joins;

/// <summary>
/// Samples of several axes inside a larger block, whose positions may be padded: everything but the values is checked
/// not to change.
/// </summary>
internal sealed class SampleBlock
{
    private const float Surroundings = -7777f;

    private readonly float[] _block;
    private readonly int _offset;

    /// <summary>Samples of values of few different sizes, so that there are ties.</summary>
    public SampleBlock(Random random, int samples, int[] sizes, bool isPadded)
    {
        (Samples, Sizes) = (samples, sizes);
        Stride = isPadded ? (Channels + 15) / 16 * 16 : Channels;
        _offset = random.Next(1, 17);
        _block = new float[_offset + samples * Positions * Stride + 20];
        _block.AsSpan().Fill(Surroundings);
        foreach (int[] place in Places)
            this[place] = random.Next(-6, 7) * 0.25f;
    }

    private SampleBlock(SampleBlock other)
    {
        (Samples, Sizes, Stride, _offset) = (other.Samples, other.Sizes, other.Stride, other._offset);
        _block = (float[])other._block.Clone();
    }

    public int Samples { get; }

    public int[] Sizes { get; }

    public int Stride { get; }

    public int Channels => Sizes[^1];

    public int Positions => Sizes[..^1].Aggregate(1, (product, size) => product * size);

    public SampleAxes Axes => AxesOf(Sizes);

    public nuint Step => (nuint)Stride;

    public ref float Reference => ref _block[_offset];

    public string Text => $"{string.Join('x', Sizes)}, {Stride} apart";

    /// <summary>Every place of a value: the sample and an index along each axis.</summary>
    public IEnumerable<int[]> Places => PlacesOf([Samples, .. Sizes]);

    /// <summary>The value at a place; where this has fewer values along an axis, they are repeated.</summary>
    public ref float this[int[] place] => ref _block[IndexOf(place)];

    public static SampleAxes AxesOf(int[] sizes) => sizes.Length switch
    {
        1 => new(sizes[0]),
        2 => new(sizes[0], sizes[1]),
        3 => new(sizes[0], sizes[1], sizes[2]),
        4 => new(sizes[0], sizes[1], sizes[2], sizes[3]),
        _ => new(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]),
    };

    public static IEnumerable<int[]> PlacesOf(int[] sizes)
    {
        IEnumerable<int[]> places = [[]];
        foreach (int size in sizes)
            places = places.SelectMany(_ => Enumerable.Range(0, size), (place, index) => (int[])[.. place, index]);
        return places;
    }

    public SampleBlock Clone() => new(this);

    /// <summary>The values, their surroundings included, as they lie in memory.</summary>
    public float[] Memory() => (float[])_block.Clone();

    /// <summary>Where a value lies; the first index is the sample's, axes that this lacks are left out.</summary>
    public int IndexOf(int[] place)
    {
        int position = place[0];
        int skipped = place.Length - Sizes.Length;
        for (int axis = 0; axis < Sizes.Length - 1; axis++)
            position = position * Sizes[axis] + Math.Min(place[skipped + axis], Sizes[axis] - 1);
        return _offset + position * Stride + Math.Min(place[^1], Channels - 1);
    }
}
