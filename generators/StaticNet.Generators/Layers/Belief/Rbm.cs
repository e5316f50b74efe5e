using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Belief;

/// <summary>
/// A restricted Boltzmann machine: upwards a dense layer and the hidden units' mean after it. The tensors that only
/// the machine needs, and no layer above it, come last in its part of the block: backpropagation does not learn them.
/// </summary>
internal sealed record Rbm(LayerIdentity Id, int Units, string? VisibleUnits, string HiddenUnits)
    : Layer(Id), IBoltzmannMachine, IBringsActivation, IFusesActivation, IFoldsDerivative, IHasParameterGradients,
    ITransposesWeight, IStraightLine, IFlushesInput, IHasBuffers, IHasConstants
{
    public override string Kind => "Rbm";

    /// <summary>The kind in the registry.</summary>
    public static LayerKind OfRegistry { get; } =
        new("rbm", Bind, "weight", "HiddenBias", "VisibleBias", "LabelWeight", "LabelBias")
        {
            Mark = "DeepBeliefNetwork",
            Parts = ["Hidden", "Visible", "Label", "Generative", "Unlearned"],
        };

    public int Groups { get; init; }

    public int Labels { get; init; }

    public string Initializer { get; init; } = "SmallNormal";

    public bool IsUntied { get; init; }

    public string VisibleUnitsAbove => HiddenUnits == "Bernoulli" ? "Bernoulli" : "Gaussian";

    public Layer? Activation => RbmUnrolling.Mean(HiddenUnits, RbmUnrolling.Part(Id, "mean"));

    public override bool WritesExactly => false;

    public override bool KeepsShape => false;

    public override Operands BackwardReads(Step step) => Product.BackwardReads(step);

    // What it is as a layer, without the mean.
    private Dense Product => new(Id, Units, null, UseBias: true, Initializer) { BiasMember = "HiddenBias" };

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int units = reader.Int(0);
        if (!Sizes.IsSensible(reader, id.Name, "units", units)
            || reader.NamedEnum(id.Name, "Visible", "Bernoulli") is not { } visible
            || reader.NamedEnum(id.Name, "Hidden", "Bernoulli") is not { } hidden
            || reader.NamedEnum(id.Name, "Init", "SmallNormal") is not { } initializer
            || !RbmChecks.AreSensible(reader, id, visible))
            return null;
        return new Rbm(id, units, reader.HasNamed("Visible") ? visible : null, hidden)
        {
            Groups = reader.NamedInt("Groups"),
            Labels = reader.NamedInt("Labels"),
            Initializer = initializer,
        };
    }

    public Layer InStack(string visibleUnits, bool isUntied) =>
        this with { VisibleUnits = visibleUnits, IsUntied = isUntied };

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (Product.InferShape(input, problems) is not { } output)
            return null;
        long length = RbmTensors.Length(input.Shape.Size, Units, Labels);
        if (Sizes.FitsParameters(length))
            return RbmChecks.GroupsDivide(this, input, problems) ? output : null;
        problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{length} parameters");
        return null;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        RbmTensors.Of(Product.Parameters(input)[0], Units, Labels);

    public IReadOnlyList<ParameterTensor> Buffers(LayerInput input) =>
        IsUntied ? [RbmTensors.GenerativeWeight(Product.Parameters(input)[0])] : [];

    // Weights for generating are the library's.
    public bool ReadsBuffers => false;

    public IEnumerable<string> BufferNames => ["GenerativeWeight"];

    public override long Flops(Shape input, Shape output) => Product.Flops(input, output);

    public override string Formula(string input) => $"{input} * weight + hidden_bias";

    public IReadOnlyList<Layer> Encoder(string name) => RbmUnrolling.Encoder(this, name);

    public IReadOnlyList<Layer> Decoder(string name, int visible, IBoltzmannMachine? below) =>
        RbmUnrolling.Decoder(this, name, visible, below);

    public Loss ReconstructionLoss(int attribute) => RbmUnrolling.Loss(this, attribute);

    public override void EmitForward(StepEmission step) => Product.EmitForward(step);

    public bool FlushesInput(Step step) => Product.FlushesInput(step);

    public override void EmitBackward(StepEmission step) => Product.EmitBackward(step);

    public int TransposedFloats(Step step) => Product.TransposedFloats(step);

    public IEnumerable<string> Transpositions(StepEmission step) => Product.Transpositions(step);

    public IEnumerable<(string Name, int Value)> Constants(Step step) =>
        [("UnlearnedLength", step.Parameters.Skip(2).Sum(static slot => slot.Tensor.Length))];

    public ParameterGradients ParameterGradients(Step step) => Product.ParameterGradients(step);

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        Product.EmitSums(step);
        step.Writer.Blank()
            .Line("// no loss depends on what only generating needs, from the visible bias on")
            .Open("if (first == 0 && !accumulate)")
            .Line($"ref float dVisibleBias = ref Floats.At(ref gradients, {MemberName}VisibleBiasOffset);")
            .Line($"MemoryMarshal.CreateSpan(ref dVisibleBias, {MemberName}UnlearnedLength).Clear();")
            .Close()
            .Close();
    }

    public bool ReadsVectors => Product.ReadsVectors;

    public bool WritesVectors => Product.WritesVectors;

    public int StraightLineCalls(Step step, int lanes) => Product.StraightLineCalls(step, lanes);

    public void EmitStraightLine(StraightLineEmission sample) => Product.EmitStraightLine(sample);
}
