using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Pooling;

/// <summary>Pooling of windows that the attribute describes, over images or sequences.</summary>
internal abstract record WindowPooling(LayerIdentity Id, WindowArguments Windows) : PoolingLayer(Id), IMakesChannels
{
    private int AxisCount => Windows.Sizes.Count;

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        bool fits = AxisCount == 2
            ? ImageInput.IsImage(this, input, problems)
            : ImageInput.IsSequence(this, input, problems);
        if (!fits || !WindowFit.Check(this, Windows, input, "window", problems))
            return null;
        PoolAxis[] axes =
            [.. Enumerable.Range(0, AxisCount).Select(axis => Windows.Along(axis, input.Shape.Axes[axis]))];
        if (axes.FirstOrDefault(static axis => axis.HasEmptyWindow) is { } empty)
        {
            problems.Add(ProblemKind.ArgumentMakesNoSense, Id.Attribute, Name,
                $"of the {input.Shape} from {input.Producer} "
                    + $"a window of Dilation = {empty.Dilation} would see nothing but padding",
                $"at most {empty.Input}");
            return null;
        }
        Shape? output = ImageInput.Sized(
            this, problems, [.. axes.Select(static axis => (long)axis.Output), input.Shape.Last]);
        if (output is not null)
            ReportDropped(axes, input, problems);
        return output;
    }

    protected override PoolAxis Height(Shape input) => AxisCount == 2 ? Windows.Along(0, input.Axes[0]) : PoolAxis.One;

    protected override PoolAxis Width(Shape input) => Windows.Along(AxisCount - 1, input.Axes[AxisCount - 1]);

    /// <summary>Whether the windows are 2 x 2 pixels at a distance of 2, none of them over an edge.</summary>
    protected bool Halves(Step step) =>
        IsHalving(Height(step.LayerInput.Shape)) && IsHalving(Width(step.LayerInput.Shape));

    /// <summary>Reads the windows of a pooling layer, whose padding is at most half of them.</summary>
    protected static WindowArguments? BindWindows(AttributeReader reader, LayerIdentity id, int axes)
    {
        if (WindowArguments.Bind(reader, id.Name, axes, stride: 0) is not { } windows)
            return null;
        for (int side = 0; side < windows.Pads.Count; side++)
        {
            long extent = windows.Extent(side / 2);
            if (2L * windows.Pads[side] <= extent || extent <= 0)
                continue;
            string window = windows.Dilations[side / 2] == 1
                ? $"{extent}"
                : $"{windows.Sizes[side / 2]} dilated to {extent}";
            reader.Reject(new Problem(
                ProblemKind.PaddingTooLarge, reader.Ordinal,
                new[] { id.Name, $"{windows.Pads[side]}", window, $"{extent / 2}" }.ToEquatableArray(),
                Fix: LoweredPad(windows)));
            return null;
        }
        return windows;
    }

    private static bool IsHalving(PoolAxis axis) =>
        axis is { Size: 2, Stride: 2, Dilation: 1, Before: 0 } && 2 * axis.Output <= axis.Input;

    private static string LoweredPad(WindowArguments windows)
    {
        IEnumerable<long> pads = windows.Pads.Select(
            (pad, side) => Math.Min(pad, Math.Max(windows.Extent(side / 2) / 2, 0)));
        return $"Pad = [{InvariantText.Join(", ", pads)}]";
    }

    // The code goes on as the user wrote it; that something is lost is worth a hint.
    private void ReportDropped(PoolAxis[] axes, LayerInput input, ProblemList problems)
    {
        string[] lines = axes.Length == 2 ? ["row", "column"] : ["position"];
        List<string> dropped = [];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int count = axes[axis].Dropped;
            if (count > 0)
                dropped.Add(count == 1 ? $"the last {lines[axis]}" : $"the last {count} {lines[axis]}s");
        }
        if (dropped.Count == 0)
            return;
        problems.Add(new Problem(
            ProblemKind.PoolingDropsValues, Id.Attribute,
            new[] { Name, string.Join(" and ", dropped), input.Producer, input.Shape.ToString() }.ToEquatableArray(),
            input.ProducerAttribute, Fix: "CeilMode = true"));
    }
}
