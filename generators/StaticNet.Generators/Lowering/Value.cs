using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Lowering;

/// <summary>Where the values of a sample lie while the network runs.</summary>
internal enum ValuePlace
{
    /// <summary>The caller's input, without padding.</summary>
    Input,

    /// <summary>The caller's output, without padding.</summary>
    Output,

    /// <summary>A buffer whose rows are padded to whole vectors.</summary>
    Buffer,
}

/// <summary>The values that a step reads or writes: one row for each sample.</summary>
internal sealed class Value(string name, Shape shape, ValuePlace place)
{
    /// <summary>The name of the layer that produces it.</summary>
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public ValuePlace Place { get; set; } = place;

    /// <summary>The value whose memory this one's rows have the same length as, if it replaces it in training.</summary>
    public Value? ReplacesInTraining { get; init; }

    public int Size => Shape.Size;

    /// <summary>The local variable that refers to its first row.</summary>
    public string Local { get; } = place == ValuePlace.Input ? "input" : Identifiers.Local(name);

    /// <summary>The local variable that refers to the first row of its gradient.</summary>
    public string GradientLocal => "d" + Identifiers.Capitalize(Local);

    /// <summary>The prefix of its constants and accessors.</summary>
    public string Member { get; } = place == ValuePlace.Input ? "Input" : Identifiers.Capitalize(name);

    public string SizeName => Place switch
    {
        ValuePlace.Input => "InputSize",
        ValuePlace.Output => "OutputSize",
        _ => Member + "Size",
    };

    /// <summary>The length of a row.</summary>
    public int Stride => Place == ValuePlace.Buffer ? ReplacesInTraining?.Stride ?? Lanes.Pad(Size) : Size;

    public string StrideName => Place == ValuePlace.Buffer ? ReplacesInTraining?.StrideName ?? Member + "Stride" : SizeName;

    /// <summary>The length of a row of its gradient, padded wherever it is ours.</summary>
    public int GradientStride => Lanes.Pad(Size);

    public string GradientStrideName =>
        Place == ValuePlace.Input && Size == GradientStride ? "InputSize" : Member + "Stride";
}
