using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Images;

/// <summary>Notices inputs that are declared as PyTorch does it, channels first: 3 x 32 x 32.</summary>
internal static class ChannelOrder
{
    // Smaller images are hardly ever meant; a width of 3 with 16 channels may be.
    private const int Smallest = 8;

    /// <summary>Reports an input of the network whose first axis looks like its channels.</summary>
    public static void Check(LayerInput input, ProblemList problems)
    {
        if (ChannelsLast(input) is not { } meant)
            return;
        EquatableArray<int> axes = input.Shape.Axes;
        problems.AddOnce(new Problem(
            ProblemKind.ChannelsFirst, input.ProducerAttribute,
            new[]
            {
                input.Producer, input.Shape.ToString(), $"{axes[0]}", $"{axes[1]}", $"{axes[2]}", meant,
            }.ToEquatableArray(),
            Fix: meant));
    }

    /// <summary>
    /// Whether axes are mixed up at an input, so that a window that does not fit is no mistake of its own.
    /// </summary>
    public static bool IsMixedUp(ProblemList problems) => problems.Has(ProblemKind.ChannelsFirst);

    /// <summary>What to do about a window that does not fit: make it smaller, unless axes are mixed up.</summary>
    public static string AdviceForWindow(LayerInput input, string window, ProblemList problems)
    {
        if (ChannelsLast(input) is { } meant)
            return $"Shapes are channels-last: write [Input({meant})]";
        return IsMixedUp(problems)
            ? "Shapes are channels-last: see the warning at the input"
            : $"Make the {window} smaller or pad";
    }

    /// <summary>The axes as they should be declared, or null where they may well be meant as they are.</summary>
    public static string? ChannelsLast(LayerInput input)
    {
        EquatableArray<int> axes = input.Shape.Axes;
        if (!input.IsDeclared || axes.Count != 3 || axes[1] < Smallest || axes[2] < Smallest)
            return null;
        // One row of some length with channels is a way to write a sequence; a square one is an image.
        bool isFirst = axes[0] is 3 or 4 || (axes[0] == 1 && axes[1] == axes[2]);
        return isFirst ? $"{axes[1]}, {axes[2]}, {axes[0]}" : null;
    }
}
