using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>
/// A recurrent layer of some kind. A row of its pre-activations has a part for each gate, as wide as the padded units.
/// The kind says how many gates and states there are and which type of the library knows one time step; the library has
/// what is around that as well, for all kinds.
/// </summary>
internal abstract record RecurrentLayer(LayerIdentity Id, RecurrentSettings Settings)
    : Layer(Id), IRecurrent, IReadsWholeSequence, IReadsTable, IKeepsForBackward, IHasParameterGradients,
    ITransposesWeight, IHasConstants, IStreamed, ISized, IChoosesKernel
{
    // Products of a larger table would lie beyond the caches; so many steps at once are rare anyway.
    private const long LargestTable = 1 << 24;

    private static readonly string[] Suffixes = ["", "Reverse"];

    int ISized.Size => Units;

    public Layer WithSize(int size) => this with { Settings = Settings with { Units = size } };

    /// <summary>The gates whose weights stand side by side, in PyTorch's order.</summary>
    public abstract int Gates { get; }

    /// <summary>
    /// The parts of a row that forward leaves for backward, and backward for the parameters: often just the gates.
    /// </summary>
    public virtual int Parts => Gates;

    /// <summary>What is handed from step to step; the first is the output.</summary>
    public virtual IReadOnlyList<string> States { get; } = ["hidden"];

    /// <summary>The formula of one step, with names of operands.</summary>
    public abstract string StepFormula(string input);

    /// <summary>
    /// Whether the library has a cell for one stream that is faster than products and gates by themselves.
    /// </summary>
    /// <param name="inputs">The values of a time step.</param>
    public virtual bool HasCell(int inputs) => false;

    /// <summary>What the cell is generic over besides vector and sizes, after a comma.</summary>
    public virtual string CellTypes => "";

    /// <summary>Whether that cell takes memory for a row of gates where the weights are far.</summary>
    public virtual bool CellTakesGates => false;

    /// <summary>The type of the library that knows one time step.</summary>
    public abstract string Steps { get; }

    // The product of a time step, which takes longer than that of all inputs at once.
    public string KernelName(Step step) => $"Product({Units}, {WeightWidth})";

    public override TimeUse TimeUse => TimeUse.Sequence;

    public bool CanReadTable(int vocabulary) =>
        !Settings.Bidirectional && (long)vocabulary * GatesStride <= LargestTable;

    public bool NeedsWholeSequence => Settings.Bidirectional;

    public bool KeepsSteps => false;

    public string WhyWhole => "also reads the sequence backward, from its end";

    public string Remedy => "remove Bidirectional";

    public override bool WritesExactly => false;

    public override bool KeepsShape => false;

    public override Operands BackwardReads(Step step) =>
        Operands.TransposedWeight | (HasOwnHidden ? Operands.None : Operands.Output);

    public int Units => Settings.Units;

    public int Directions => Settings.Bidirectional ? 2 : 1;

    /// <summary>Whether the hidden states lie in memory of their own, not in that of the output.</summary>
    public bool HasOwnHidden => Settings.Bidirectional || !Settings.ReturnSequences;

    /// <summary>The length of a row of states.</summary>
    public int HiddenStride => Lanes.Pad(Units);

    /// <summary>The width of a gate's part of a row of pre-activations, and of a row of weights.</summary>
    public virtual int GateWidth => HiddenStride;

    /// <summary>The columns of the weights.</summary>
    public int WeightWidth => Gates * GateWidth;

    /// <summary>The length of a row of the weights.</summary>
    public int WeightStride => Lanes.Pad(WeightWidth);

    /// <summary>The length of a row of what forward leaves for backward.</summary>
    public int GatesStride => Lanes.Pad(Parts * GateWidth);

    public static LayerKind KindOf(string word, LayerBinder bind) => new(
        word, bind, [.. Suffixes.SelectMany(static suffix => RecurrentTensors.Names.Select(name => name + suffix))])
    {
        IsRecurrent = true,
        Parts =
        [
            "Gates", "GatesReverse", "Hidden", "HiddenReverse", "Cell", "CellReverse", "Sizes", "Table", "Shape",
        ],
    };

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (!input.Shape.IsFlat)
        {
            problems.Add(new Problem(ProblemKind.NotFlat, Id.Attribute,
                new[] { Name, input.Producer, input.Shape.ToString(), $"{input.Shape.Size}" }.ToEquatableArray(),
                input.ProducerAttribute, Fix: "Flatten"));
            return null;
        }
        double rowLength = (double)Math.Max(Gates, Parts) * (Units + 2 * Lanes.Width);
        double weights = Directions * (input.Shape.Size + (double)Units + 2) * rowLength;
        if (Math.Max(weights, 4 * Directions * rowLength) > Sizes.Most)
        {
            problems.Add(
                ProblemKind.TooLarge, Id.Attribute, Name,
                $"{Gates * (long)Units}x{input.Shape.Size + (long)Units} weights");
            return null;
        }
        return new Shape(Directions * Units) { Time = Settings.ReturnSequences ? input.Shape.Time : null };
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        [.. Suffixes.Take(Directions).SelectMany(suffix => RecurrentTensors.Of(this, input.Shape.Size, suffix))];

    public IReadOnlyList<StatePart> StateParts =>
    [
        .. Enumerable.Range(0, Directions).SelectMany(direction => States.Select((name, index) => new StatePart(
            name + (direction == 0 ? "" : "_reverse"), Units, (direction * States.Count + index) * HiddenStride))),
    ];

    public IReadOnlyList<KeptBuffer> Kept(Step step) => [.. Suffixes.Take(Directions).SelectMany(KeptOf)];

    public IEnumerable<(string Name, int Value)> Constants(Step step)
    {
        yield return ("Units", Units);
        yield return ("HiddenStride", HiddenStride);
        if (Gates > 1)
            yield return ("GateWidth", GateWidth);
        yield return ("WeightWidth", WeightWidth);
        yield return ("WeightStride", WeightStride);
        yield return ("GatesStride", GatesStride);
    }

    public override long Flops(Shape input, Shape output) =>
        Directions * Gates * (long)Units * (2L * (input.Size + Units) + (Settings.UseBias ? 2 : 0) + 4);

    public override string Formula(string input) =>
        StepFormula(input) + (Settings.Bidirectional ? ", in both directions" : "");

    public int TransposedFloats(Step step) => Directions * TransposedOfDirection(step);

    /// <summary>
    /// The floats of one direction's transposed weights: those of the inputs, then those of the state.
    /// </summary>
    public int TransposedOfDirection(Step step) => WeightWidth * (step.Input.GradientStride + HiddenStride);

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeightIh = {step.Input.Local}^T * dGates, dWeightHh = hidden of the steps before^T * dGates, "
            + "for rows of both from first to end.",
        Directions * (step.Input.Size + Units),
        Operands.Input | (HasOwnHidden ? Operands.None : Operands.Output));

    public override void EmitForward(StepEmission step) => new RecurrentForward(step, this).Emit();

    // Both directions, and the last step alone, are not what comes step by step.
    public bool HasStream(Step step, bool isOutput) => !HasOwnHidden && HasCell(step.Input.Size);

    public int StreamFloats(Step step) =>
        CellTakesGates && RecurrentStream.IsFar(this, step.Input.Size) ? GatesStride : 0;

    public void EmitStream(StepEmission step) => new RecurrentStream(step, this).Emit();

    public IEnumerable<string> Transpositions(StepEmission step) => new RecurrentBackward(step, this).Transpositions();

    public override void EmitBackward(StepEmission step) => new RecurrentBackward(step, this).Emit();

    public void EmitParameterGradients(StepEmission step) => new RecurrentGradients(step, this).Emit();

    // The gates, then the states that do not lie in the output.
    private IEnumerable<KeptBuffer> KeptOf(string suffix)
    {
        yield return new KeptBuffer("Gates" + suffix, GatesStride);
        foreach (string state in HasOwnHidden ? States : States.Skip(1))
            yield return new KeptBuffer(Identifiers.Capitalize(state) + suffix, HiddenStride);
    }
}
