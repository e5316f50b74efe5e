using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>An image: a sequence is one of one row.</summary>
internal readonly record struct ImageSize(int Height, int Width, int Channels)
{
    public int Pixels => Height * Width;
}

/// <summary>The sizes of one convolution, as the library wants them.</summary>
/// <param name="Input">The image that is convolved.</param>
/// <param name="Output">The result.</param>
/// <param name="Window">The kernel.</param>
/// <param name="Top">The rows of zeros above the image.</param>
/// <param name="Bottom">The rows of zeros below it.</param>
/// <param name="Left">The columns of zeros to its left.</param>
/// <param name="Right">The columns of zeros to its right.</param>
internal sealed record ConvolutionSizes(
    ImageSize Input, ImageSize Output, ConvolutionWindow Window, int Top, int Bottom, int Left, int Right)
{
    /// <summary>Writes them as a property of generated code.</summary>
    public void Emit(CodeWriter code, string name, string layer)
    {
        (WindowAxis y, WindowAxis x) = (Window.Y, Window.X);
        code.Blank();
        code.Summary($"The sizes of {layer}.");
        code.Line($"public static ConvolutionShape {name} => new()");
        code.Line("{");
        code.Indent();
        code.Line($"InputHeight = {Input.Height}, InputWidth = {Input.Width}, InputChannels = {Input.Channels},");
        code.Line($"OutputHeight = {Output.Height}, OutputWidth = {Output.Width}, OutputChannels = {Output.Channels},");
        code.Line($"KernelHeight = {y.Kernel}, KernelWidth = {x.Kernel},");
        if (y.Stride != 1 || x.Stride != 1)
            code.Line($"StrideY = {y.Stride}, StrideX = {x.Stride},");
        if (y.Dilation != 1 || x.Dilation != 1)
            code.Line($"DilationY = {y.Dilation}, DilationX = {x.Dilation},");
        if ((Top | Bottom | Left | Right) != 0)
            code.Line($"PadTop = {Top}, PadBottom = {Bottom}, PadLeft = {Left}, PadRight = {Right},");
        if (Window.Groups != 1)
            code.Line($"Groups = {Window.Groups},");
        code.Outdent();
        code.Line("};");
    }
}
