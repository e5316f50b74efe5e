using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>
/// Attention over time steps, or over the positions of each sample. A row of queries, keys and values has a part for
/// each head, padded to whole vectors. Training keeps them and the results of the heads, and for each query one number
/// a head: memory grows with the sequence's length and not with its square.
/// </summary>
/// <param name="Id">The layer's identity.</param>
/// <param name="Settings">What its attribute says.</param>
/// <param name="IsOverTime">Whether it runs over a time axis, which its input decides.</param>
internal abstract record AttentionLayer(LayerIdentity Id, AttentionSettings Settings, bool IsOverTime)
    : Layer(Id), IReadsWholeSequence, IKeepsForBackward, IHasParameterGradients, IHasInnerGradients, ITransposesWeight,
    IHasConstants, IHasState, IDrawsRandomNumbers
{
    /// <summary>The products with parts of the first weight, one for each value that is read.</summary>
    public abstract IReadOnlyList<AttentionProjection> Projections { get; }

    public override TimeUse TimeUse => IsOverTime ? TimeUse.Sequence : TimeUse.EachStep;

    public bool NeedsWholeSequence => IsOverTime;

    public bool KeepsSteps => Settings.IsCausal;

    public virtual string WhyWhole => "is not causal and sees later steps";

    public virtual string Remedy => "set Causal = true";

    public bool DrawsRandomNumbers => Settings.Dropout > 0;

    public override Operands BackwardReads(Step step) => Operands.TransposedWeight;

    public Operands InnerGradientsRead => Operands.TransposedWeight;

    public override IEnumerable<string> TensorNames =>
        AttentionTensors.Names.Where((_, index) => Settings.UseBias || index % 2 == 0);

    public override bool KeepsShape => false;

    public static LayerKind KindOf(string word, LayerBinder bind) => new(word, bind, [.. AttentionTensors.Names])
    {
        IsRecurrent = true,
        Parts =
        [
            "Projected", "ProjectedGradient", "Queries", "QueriesGradient", "KeysValues", "KeysValuesGradient",
            "Attended", "LogSums", "Operands", "Inner", "StepMemory",
        ],
    };

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        AttentionChecks.Allow(this, input, problems) ? input.Shape : null;

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        AttentionTensors.Of(AttentionSizes.Of(this, input.Shape), Settings.UseBias);

    public IReadOnlyList<KeptBuffer> Kept(Step step)
    {
        AttentionSizes sizes = AttentionSizes.Of(this, step);
        int queries = Positions(step, 0);
        return
        [
            .. Projections.Select(projection => Buffer(projection, "")),
            new("Attended", queries * sizes.Width),
            new("LogSums", queries * sizes.LogSumsStride),
            .. Projections.Select(projection => Buffer(projection, "Gradient") with { IsGradient = true }),
        ];

        KeptBuffer Buffer(AttentionProjection projection, string suffix) => new(
            projection.Name + suffix, Positions(step, projection.Operand) * sizes.ProjectedStride(projection));
    }

    public IEnumerable<(string Name, int Value)> Constants(Step step)
    {
        AttentionSizes sizes = AttentionSizes.Of(this, step);
        yield return ("Heads", Settings.Heads);
        yield return ("HeadSize", sizes.HeadSize);
        yield return ("HeadStride", sizes.HeadStride);
        yield return ("Width", sizes.Width);
        foreach (AttentionProjection projection in Projections)
            yield return (projection.Name + "Stride", sizes.ProjectedStride(projection));
        yield return ("LogSumsStride", sizes.LogSumsStride);
        yield return ("InProjStride", sizes.InProjStride);
        yield return ("OutProjStride", sizes.OutProjStride);
    }

    // Over time the length is not known: only the products with weights count.
    public override long Flops(Shape input, Shape output)
    {
        long features = input.Last, positions = input.Positions;
        return positions * (8 * features * features + (IsOverTime ? 0 : 4 * positions * features));
    }

    public override string Formula(string input) => Formula(input, input);

    /// <summary>The formula for comments.</summary>
    protected string Formula(string query, string memory) =>
        $"softmax({query} * ({memory})^T / sqrt(head)) * {memory} of {Settings.Heads} heads"
        + (Settings.IsCausal ? ", causal" : "");

    public int TransposedFloats(Step step) => AttentionSizes.Of(this, step).TransposedFloats(Projections);

    public ParameterGradients ParameterGradients(Step step)
    {
        AttentionSizes sizes = AttentionSizes.Of(this, step);
        return new ParameterGradients(
            $"dInProj = {string.Join(", ", step.Inputs.Select(static input => input.Local))}^T * the gradients of what "
            + "they were projected to, dOutProj = attended^T * "
            + $"{step.Output.GradientLocal}, for rows of both from first to end.",
            sizes.Features + sizes.Width);
    }

    public override void EmitForward(StepEmission step) => new AttentionForward(step, this).Emit();

    public IEnumerable<string> Transpositions(StepEmission step) => new AttentionBackward(step, this).Transpositions();

    public void EmitInnerBackward(StepEmission step) => new AttentionBackward(step, this).EmitInner();

    public override void EmitBackward(StepEmission step) => new AttentionBackward(step, this).Emit();

    public void EmitParameterGradients(StepEmission step) => new AttentionGradients(step, this).Emit();

    // Of a sequence, so much for each step.
    private int Positions(Step step, int operand) =>
        IsOverTime ? 1 : step.LayerInputs[operand].Shape.Positions;
}
