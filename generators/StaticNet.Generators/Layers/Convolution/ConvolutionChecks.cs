using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Convolution;

/// <summary>What must hold before a convolution's sizes can be computed.</summary>
internal static class ConvolutionChecks
{
    /// <summary>Whether the input and the arguments fit each other; reports it otherwise.</summary>
    public static bool Fits(ConvolutionLayer layer, LayerInput input, bool isSequence, ProblemList problems)
    {
        bool isShaped = isSequence
            ? ImageInput.IsSequence(layer, input, problems)
            : ImageInput.IsImage(layer, input, problems);
        return isShaped && HasSteps(layer, input, problems) && HasGroups(layer, input, problems)
            && FitsParameters(layer, input, problems);
    }

    private static bool HasSteps(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        (WindowAxis y, WindowAxis x) = (layer.Window.Y, layer.Window.X);
        return WindowSteps.Check(layer, [y.Stride, x.Stride], [y.Dilation, x.Dilation], input, problems);
    }

    private static bool HasGroups(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        int groups = layer.Window.Groups;
        if (groups > 0 && input.Shape.Last % groups == 0 && layer.Filters % groups == 0)
            return true;
        problems.Add(new Problem(ProblemKind.GroupsDoNotFit, layer.Id.Attribute,
            new[]
            {
                layer.Name, $"{groups}", input.Producer, input.Shape.ToString(),
                $"{input.Shape.Last}", $"{layer.Filters}",
            }.ToEquatableArray(),
            input.ProducerAttribute));
        return false;
    }

    private static bool FitsParameters(ConvolutionLayer layer, LayerInput input, ProblemList problems)
    {
        long taps = (long)layer.Window.Y.Kernel * layer.Window.X.Kernel;
        (int inputs, int groups) = (input.Shape.Last, layer.Window.Groups);
        long most = Math.Max(
            (long)inputs * Lanes.Pad(layer.Filters / groups), (long)layer.Filters * Lanes.Pad(inputs / groups));
        if (taps <= Sizes.Most && most <= Sizes.Most && taps * most <= Sizes.Most)
            return true;
        problems.Add(ProblemKind.TooLarge, layer.Id.Attribute, layer.Name,
            $"{layer.Window.KernelText(layer.Window.Y != WindowAxis.None)}x{inputs}x{layer.Filters} weights");
        return false;
    }
}
