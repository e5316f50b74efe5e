namespace StaticNet.Kernels;

/// <summary>The memory that a convolution needs for one image at a time, in one piece.</summary>
internal readonly ref struct ConvolutionMemory
{
    /// <summary>Rents the memory.</summary>
    /// <param name="image">The floats of an image.</param>
    /// <param name="slice">The floats of one group's channels.</param>
    public ConvolutionMemory(int image, int slice)
    {
        int sliceOffset = ConvolutionShape.Pad(image);
        Image = ref Scratch.RentForLayer(sliceOffset + slice);
        Slice = ref System.Runtime.CompilerServices.Unsafe.Add(ref Image, sliceOffset);
    }

    public readonly ref float Image;

    public readonly ref float Slice;
}
