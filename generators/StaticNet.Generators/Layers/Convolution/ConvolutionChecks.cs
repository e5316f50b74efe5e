using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>What must hold before a convolution's sizes can be computed.</summary>
internal static class ConvolutionChecks
{
    /// <summary>Whether the input and the arguments fit each other; reports it otherwise.</summary>
    public static bool Fits(ConvolutionLayer layer, LayerInput input, bool isSequence, ProblemList problems)
    {
        if (input.Shape.Axes.Count != (isSequence ? 2 : 3))
        {
            string[] texts = [layer.Name, What(isSequence), input.Producer, input.Shape.ToString(), Reshape(input.Shape, isSequence)];
            problems.Add(new Problem(ProblemKind.NotAnImage, layer.Id.Attribute, texts.ToEquatableArray(), input.ProducerAttribute));
            return false;
        }
        return HasSteps(layer, input, problems) && HasGroups(layer, input, problems) && FitsParameters(layer, input, problems);
    }

    private static bool HasSteps(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        (WindowAxis y, WindowAxis x) = (layer.Window.Y, layer.Window.X);
        if (Math.Min(y.Stride, x.Stride) > 0 && Math.Min(y.Dilation, x.Dilation) > 0)
            return true;
        string fault = Math.Min(y.Stride, x.Stride) <= 0
            ? $"its stride is {Math.Min(y.Stride, x.Stride)}"
            : $"its dilation is {Math.Min(y.Dilation, x.Dilation)}";
        problems.Add(new Problem(ProblemKind.StepMakesNoSense, layer.Id.Attribute,
            new[] { layer.Name, input.Shape.ToString(), input.Producer, fault }.ToEquatableArray(), input.ProducerAttribute));
        return false;
    }

    private static bool HasGroups(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        int groups = layer.Window.Groups;
        if (groups > 0 && input.Shape.Last % groups == 0 && layer.Filters % groups == 0)
            return true;
        problems.Add(new Problem(ProblemKind.GroupsDoNotFit, layer.Id.Attribute,
            new[]
            {
                layer.Name, $"{groups}", input.Producer, input.Shape.ToString(), $"{input.Shape.Last}", $"{layer.Filters}",
            }.ToEquatableArray(),
            input.ProducerAttribute));
        return false;
    }

    private static bool FitsParameters(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        (long taps, int inputs, int groups) = ((long)layer.Window.Y.Kernel * layer.Window.X.Kernel, input.Shape.Last, layer.Window.Groups);
        long most = Math.Max((long)inputs * Lanes.Pad(layer.Filters / groups), (long)layer.Filters * Lanes.Pad(inputs / groups));
        if (taps <= Sizes.Most && most <= Sizes.Most && taps * most <= Sizes.Most)
            return true;
        problems.Add(ProblemKind.TooLarge, layer.Id.Attribute, layer.Name,
            $"{layer.Window.KernelText(layer.Window.Y != WindowAxis.None)}x{inputs}x{layer.Filters} weights");
        return false;
    }

    private static string What(bool isSequence) => isSequence ? "a sequence (length x channels)" : "an image (height x width x channels)";

    // A shape of as many values that is often meant: one channel more, or a square image.
    private static string Reshape(Shape shape, bool isSequence)
    {
        EquatableArray<int> axes = shape.Axes;
        if (axes.Count == (isSequence ? 1 : 2))
            return $"[Reshape({string.Join(", ", axes)}, 1)]";
        if (isSequence)
            return axes.Count > 2 ? $"[Reshape({shape.Size / shape.Last}, {shape.Last})]" : "[Reshape(length, channels)]";
        int side = (int)Math.Sqrt(shape.Size);
        return side * side == shape.Size ? $"[Reshape({side}, {side}, 1)]" : "[Reshape(height, width, channels)]";
    }
}
