namespace StaticNet.Kernels;

/// <summary>The memory that a convolution needs for one image at a time, in one piece.</summary>
internal readonly ref struct ConvolutionMemory
{
    /// <summary>Rents the memory.</summary>
    /// <param name="image">The floats of an image.</param>
    /// <param name="slice">The floats of one group's channels.</param>
    /// <exception cref="ArgumentOutOfRangeException">Together they are more than one array holds.</exception>
    public ConvolutionMemory(long image, int slice)
    {
        // Whole cache lines, so that the slice begins one.
        long sliceOffset = (image + 15) & ~15L;
        Image = ref Scratch.RentForLayer(sliceOffset + slice);
        Slice = ref System.Runtime.CompilerServices.Unsafe.Add(ref Image, (nint)sliceOffset);
    }

    public readonly ref float Image;

    public readonly ref float Slice;
}
