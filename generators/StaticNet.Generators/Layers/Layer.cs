using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>What every layer's attribute says, besides what its kind adds.</summary>
/// <param name="Name">The layer's name: a member, a weight-file key, a word in diagnostics.</param>
/// <param name="Key">The key of its tensors in weight files.</param>
/// <param name="From">The layer or input that it reads, or null for the value written before it.</param>
/// <param name="Attribute">The ordinal of its attribute.</param>
internal sealed record LayerIdentity(string Name, string Key, string? From, int Attribute)
{
    /// <summary>
    /// The layers and inputs that it names besides: with one name, it reads that of <see cref="From"/> and this one.
    /// </summary>
    public EquatableArray<string> Operands { get; init; }

    /// <summary>Whether it reads the value written before too, where it names several.</summary>
    public bool ReadsLastFirst { get; init; }

    /// <summary>The layer whose parameters it takes, or null.</summary>
    public string? Shared { get; init; }

    /// <summary>The value whose last axis its size is a multiple of, or null.</summary>
    public string? Times { get; init; }

    /// <summary>What that multiple is divided by.</summary>
    public int Over { get; init; } = 1;

    /// <summary>Whether the name is written and not made.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the key is written and not the name.</summary>
    public bool HasKey { get; init; }

    /// <summary>What generated code puts after the name for parts of the layer.</summary>
    public EquatableArray<string> Parts { get; init; }

    /// <summary>
    /// The layer that brings it, by whose name its values are known, or null where it stands for itself.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>
    /// The names of the blocks that it stands in, outermost first: <see cref="Name"/> is all of them and its own, with
    /// dots between.
    /// </summary>
    public EquatableArray<string> Path { get; init; }

    /// <summary>All that it reads by name.</summary>
    public IEnumerable<string> Named => From is null ? Operands : Operands.Prepend(From);
}

/// <summary>The value that a layer reads, as shape inference knows it.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="FlattenedFrom">The shape that it was flattened from, if its last axis was channels.</param>
/// <param name="Producer">The name of the layer that produces it.</param>
/// <param name="ProducerAttribute">The ordinal of that layer's attribute.</param>
/// <param name="Vocabulary">The number of different tokens where it is tokens, otherwise 0.</param>
internal sealed record LayerInput(
    Shape Shape, Shape? FlattenedFrom, string Producer, int ProducerAttribute, int Vocabulary = 0)
{
    /// <summary>Whether the last of several axes is channels, which PyTorch has first.</summary>
    public bool HasChannels { get; init; }

    /// <summary>Whether it is an input of the network, and not what a layer produces.</summary>
    public bool IsDeclared { get; init; }
}

/// <summary>What a layer does with a time axis.</summary>
internal enum TimeUse
{
    /// <summary>It does the same with each time step, as with each sample.</summary>
    EachStep,

    /// <summary>
    /// It reads time steps in their order, and needs them; its shape says whether its output has them.
    /// </summary>
    Sequence,

    /// <summary>It has no meaning for sequences.</summary>
    None,
}

/// <summary>
/// A layer of some kind. Everything that the compiler knows about a kind is in one class derived from this one; the
/// passes ask these members and never which kind it is. What only some kinds can do is an interface beside the stage
/// that asks for it, or in this folder where several stages do.
/// </summary>
internal abstract record Layer(LayerIdentity Id) : IElement
{
    int IElement.Attribute => Id.Attribute;

    /// <summary>The kind as tables say it, such as <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    public string Name => Id.Name;

    /// <summary>The name as a member: <c>Dense1</c>, and <c>Stage1Dense1</c> of a layer in a block.</summary>
    public string MemberName => Identifiers.Capitalize(Id.Name);

    /// <summary>The shape that the layer produces, or null where the input does not fit, which it reports.</summary>
    public abstract Shape? InferShape(LayerInput input, ProblemList problems);

    /// <summary>What the layer does with a time axis.</summary>
    public virtual TimeUse TimeUse => TimeUse.EachStep;

    /// <summary>The tensors that the layer learns.</summary>
    public virtual IReadOnlyList<ParameterTensor> Parameters(LayerInput input) => [];

    /// <summary>The names of the tensors that the layer learns, which are the same whatever the input is.</summary>
    public virtual IEnumerable<string> TensorNames =>
        Parameters(new LayerInput(new Shape(1), null, "", -1)).Select(static tensor => tensor.MemberName);

    /// <summary>Floating-point operations of the forward pass for one sample.</summary>
    public abstract long Flops(Shape input, Shape output);

    /// <summary>Whether the shape (and so the place of each value) is the same in the output.</summary>
    public virtual bool KeepsShape => true;

    /// <summary>Whether forward writes a sample's values without padding after them.</summary>
    public virtual bool WritesExactly => true;

    /// <summary>What backward reads besides the output's gradient.</summary>
    public virtual Operands BackwardReads(Step step) => Operands.None;

    /// <summary>Writes the method that computes the output of some rows.</summary>
    public abstract void EmitForward(StepEmission step);

    /// <summary>Writes the method that computes the input gradient of some rows.</summary>
    public abstract void EmitBackward(StepEmission step);

    /// <summary>The formula for comments, with the names of the operands.</summary>
    public abstract string Formula(string input);
}
