using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>Where the values of a sample lie while the network runs.</summary>
internal enum ValuePlace
{
    /// <summary>The caller's input, without padding.</summary>
    Input,

    /// <summary>The caller's output, without padding.</summary>
    Output,

    /// <summary>A buffer whose rows of channels are padded to whole vectors.</summary>
    Buffer,
}

/// <summary>
/// The values that a step reads or writes: for each sample one row, or one row at each position of an image.
/// </summary>
internal sealed class Value(string name, Shape shape, ValuePlace place, Binding? caller = null)
{
    /// <summary>The name of the layer that produces it.</summary>
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public ValuePlace Place { get; private set; } = place;

    /// <summary>How the caller calls it, where it lies in the caller's memory.</summary>
    public Binding? Caller { get; private set; } = caller;

    /// <summary>
    /// The value whose memory this one's rows have the same length as, if it replaces it in training.
    /// </summary>
    public Value? ReplacesInTraining { get; init; }

    /// <summary>
    /// Whether the gradient of an input lies padded in memory of ours, for several to add to it; of one reader alone it
    /// lies as that one writes it.
    /// </summary>
    public bool PadsGradient { get; set; }

    public int Size => Shape.Size;

    public int Positions => Shape.Positions;

    public int Channels => Size / Positions;

    /// <summary>The local variable that refers to its first row.</summary>
    public string Local { get; } = caller?.Local ?? Identifiers.Local(name);

    /// <summary>The local variable that refers to the first row of its gradient.</summary>
    public string GradientLocal => "d" + Identifiers.Capitalize(Local);

    /// <summary>The prefix of its constants and accessors.</summary>
    public string Member { get; } = caller?.Member ?? Identifiers.Capitalize(name);

    public string SizeName => Caller?.SizeName ?? Member + "Size";

    /// <summary>The prefix of what gives its rows.</summary>
    public string RowMember => Caller?.Member ?? Member;

    /// <summary>How it lies in memory.</summary>
    public ValueLayout Layout => Seen(Shape, isGradient: false);

    /// <summary>How its gradient lies in memory, padded wherever that is ours.</summary>
    public ValueLayout GradientLayout => Seen(Shape, isGradient: true);

    /// <summary>The length of a sample.</summary>
    public int Stride =>
        Place == ValuePlace.Buffer ? ReplacesInTraining?.Stride ?? Positions * Lanes.Pad(Channels) : Size;

    public string StrideName =>
        Place == ValuePlace.Buffer ? ReplacesInTraining?.StrideName ?? Member + "Stride" : SizeName;

    /// <summary>
    /// The length of a sample of its gradient; the caller's input gradient is padded as a whole, in a copy.
    /// </summary>
    public int GradientStride => Place == ValuePlace.Input ? Lanes.Pad(Size) : Positions * Lanes.Pad(Channels);

    public string GradientStrideName =>
        Place == ValuePlace.Input && !HasPaddedGradient ? SizeName : Member + "Stride";

    /// <summary>Whether rows of its gradient are longer in memory of ours than the caller's.</summary>
    public bool HasPaddedGradient => Size != GradientStride;

    /// <summary>Whether there is nothing between its values, so that they can be seen in another shape.</summary>
    public bool IsExact => Stride == Size && (Place == ValuePlace.Input || GradientStride == Size);

    /// <summary>Lets the step that writes it write it to the caller's memory.</summary>
    public void MoveToCaller(Binding output) => (Place, Caller) = (ValuePlace.Output, output);

    /// <summary>
    /// How the caller's copy of it lies in memory, without padding, in the shape that the caller sees.
    /// </summary>
    /// <param name="shape">That shape, which a view may have changed.</param>
    /// <param name="output">How the caller calls it.</param>
    public ValueLayout SeenByCaller(Shape shape, Binding output)
    {
        if (shape.Positions == 1)
            return new ValueLayout(1, Size, Size, "1", output.SizeName, output.SizeName);
        ValueLayout layout = Seen(shape, isGradient: false);
        return layout with { ChannelStride = layout.Channels, ChannelStrideName = layout.ChannelsName };
    }

    /// <summary>How it lies in memory for a layer that sees it in another shape, after a view.</summary>
    /// <param name="shape">The shape that the layer sees.</param>
    /// <param name="isGradient">Whether its gradient is meant.</param>
    public ValueLayout Seen(Shape shape, bool isGradient)
    {
        if (shape.Positions == 1)
        {
            return isGradient
                ? new ValueLayout(1, Size, GradientStride, "1", SizeName, GradientStrideName)
                : new ValueLayout(1, Size, Stride, "1", SizeName, StrideName);
        }
        if (!shape.Equals(Shape))
            return new ValueLayout(
                shape.Positions, shape.Last, shape.Last, $"{shape.Positions}", $"{shape.Last}", $"{shape.Last}");
        bool isPadded = (isGradient ? GradientStride : Stride) != Size && Place != ValuePlace.Input;
        string channels = Member + "Channels";
        return new ValueLayout(
            Positions, Channels, isPadded ? Lanes.Pad(Channels) : Channels,
            Member + "Positions", channels, isPadded ? Member + "ChannelStride" : channels);
    }
}
