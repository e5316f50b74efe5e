using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// How an image lies in planes, one channel after the other, so that the lanes of a vector are neighbouring pixels. A
/// convolution of stride s reads every s-th pixel: these are a plane of their own, a phase, and what a tap reads is
/// contiguous whatever the stride is.
/// </summary>
internal readonly ref struct PlaneLayout
{
    // An image of 256 MB is not copied.
    private const long MostFloats = 1 << 26;

    private readonly int _filters;

    public PlaneLayout(in ConvolutionShape shape, int lanes)
    {
        _filters = shape.OutputChannels;
        PhasesX = shape.StrideX;
        Pitch = (shape.PaddedWidth + shape.StrideX - 1) / shape.StrideX;
        int rows = (shape.PaddedHeight + shape.StrideY - 1) / shape.StrideY;
        // An odd number of cache lines, so that the channels of a pixel do not lie a power of two apart.
        long planeFloats = ((long)rows * Pitch + Lanes.Width - 1) & -Lanes.Width | Lanes.Width;
        SampleFloats = planeFloats * shape.StrideY * shape.StrideX * shape.InputChannels;
        if (SampleFloats > MostFloats)
            return;
        PlaneFloats = (int)planeFloats;
        ChannelFloats = PlaneFloats * shape.StrideY * shape.StrideX;

        // Row by row, or over the ends of rows where that takes fewer vectors: what is between them is dropped.
        int vectorsOfRow = (shape.OutputWidth + lanes - 1) / lanes;
        int throughout = ((shape.OutputHeight - 1) * Pitch + shape.OutputWidth + lanes - 1) / lanes;
        bool goesThrough = throughout < shape.OutputHeight * vectorsOfRow;
        Runs = goesThrough ? 1 : shape.OutputHeight;
        VectorsOfRun = goesThrough ? throughout : vectorsOfRow;
        OutputPitch = goesThrough ? Pitch : vectorsOfRow * lanes;
    }

    /// <summary>Whether an image of planes is small enough.</summary>
    public bool Fits => SampleFloats <= MostFloats;

    /// <summary>The distance of two rows of a plane.</summary>
    public int Pitch { get; }

    /// <summary>The phases along a row.</summary>
    public int PhasesX { get; }

    /// <summary>The distance of two phases.</summary>
    public int PlaneFloats { get; }

    /// <summary>The distance of two channels.</summary>
    public int ChannelFloats { get; }

    /// <summary>The floats of an image.</summary>
    public long SampleFloats { get; }

    /// <summary>How many runs of vectors a plane of results has, each of which begins a row.</summary>
    public int Runs { get; }

    /// <summary>The vectors of a run.</summary>
    public int VectorsOfRun { get; }

    /// <summary>The vectors of a plane of results.</summary>
    public int Vectors => Runs * VectorsOfRun;

    /// <summary>The distance of two rows of a plane of results.</summary>
    public int OutputPitch { get; }

    /// <summary>
    /// How many multiply-adds of whole vectors the planes take for each one that the definition needs, as a fraction of
    /// those that a vector of filters takes.
    /// </summary>
    public double CostOfFilters(int pixels, int lanes)
        => (double)Vectors * _filters / ((double)pixels * ((_filters + lanes - 1) / lanes));

    /// <summary>Where a tap reads what the first result needs.</summary>
    public int Tap(in ConvolutionShape shape, int row, int column)
    {
        (int y, int phaseY) = Math.DivRem(row * shape.DilationY, shape.StrideY);
        (int x, int phaseX) = Math.DivRem(column * shape.DilationX, shape.StrideX);
        return (phaseY * PhasesX + phaseX) * PlaneFloats + y * Pitch + x;
    }
}
