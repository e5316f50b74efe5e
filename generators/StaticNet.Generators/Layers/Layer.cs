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
/// passes call these members and never ask which kind it is.
/// </summary>
internal abstract record Layer(LayerIdentity Id) : IElement
{
    int IElement.Attribute => Id.Attribute;

    /// <summary>The kind as tables say it, such as <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    public string Name => Id.Name;

    /// <summary>The name as a member: its first letter capitalised.</summary>
    public string MemberName => Identifiers.Capitalize(Id.Name);

    /// <summary>The shape that the layer produces, or null where the input does not fit, which it reports.</summary>
    public abstract Shape? InferShape(LayerInput input, ProblemList problems);

    /// <summary>What the layer does with a time axis.</summary>
    public virtual TimeUse TimeUse => TimeUse.EachStep;

    /// <summary>Whether the layer reads tokens.</summary>
    public virtual bool ReadsTokens => false;

    /// <summary>
    /// Whether the layer can multiply its weight with the rows of an embedding's table instead of those of each time
    /// step, in training: where steps are many and tokens few, that is the same for less.
    /// </summary>
    /// <param name="vocabulary">The rows of the table.</param>
    public virtual bool CanReadTable(int vocabulary) => false;

    /// <summary>Whether the layer hands a state from one time step to the next.</summary>
    public virtual bool IsRecurrent => false;

    /// <summary>Whether the layer reads all time steps of a call at once, however many they are.</summary>
    public virtual bool NeedsWholeSequence => ReadsBackward;

    /// <summary>Whether the layer also reads a sequence from its end, so that the network cannot be stepped.</summary>
    public virtual bool ReadsBackward => false;

    /// <summary>The layer that this one is for such an input; most are the same for all.</summary>
    public virtual Layer For(LayerInput input) => this;

    /// <summary>The tensors that the layer learns.</summary>
    public virtual IReadOnlyList<ParameterTensor> Parameters(LayerInput input) => [];

    /// <summary>The tensors that training computes and no optimizer touches, such as running statistics.</summary>
    public virtual IReadOnlyList<ParameterTensor> Buffers(LayerInput input) => [];

    /// <summary>
    /// Whether training needs sums over the whole batch before the layer can run, in both directions: the pass stops
    /// there until all samples have come so far.
    /// </summary>
    public virtual bool NeedsWholeBatch => false;

    /// <summary>How the layer normalises channels in inference, if it does so by running statistics.</summary>
    public virtual RunningNormalization? RunningNormalization => null;

    /// <summary>
    /// Where the output's channels are in the weight, for a layer of which each channel is linear in factors of its
    /// own: what scales the channels can be multiplied into the weight.
    /// </summary>
    public virtual WeightChannels? ChannelsOfWeight => null;

    /// <summary>The same layer with a bias, for one that has <see cref="ChannelsOfWeight"/>.</summary>
    public virtual Layer WithBias() => this;

    /// <summary>The names of the tensors that the layer learns, which are the same whatever the input is.</summary>
    public virtual IEnumerable<string> TensorNames =>
        Parameters(new LayerInput(new Shape(1), null, "", -1)).Select(static tensor => tensor.MemberName);

    /// <summary>The members of the tensors that training computes, which are the same whatever the input is.</summary>
    public virtual IEnumerable<string> BufferNames => [];

    /// <summary>Floating-point operations of the forward pass for one sample.</summary>
    public abstract long Flops(Shape input, Shape output);

    /// <summary>Whether the output is the input's memory seen with another shape.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether the layer passes its input through unless the network is in training.</summary>
    public virtual bool OnlyInTraining => false;

    /// <summary>Whether the layer is the input's values in a row, which remembers what axes they had.</summary>
    public virtual bool Flattens => false;

    /// <summary>Whether the outputs are probabilities that add up to 1.</summary>
    public virtual bool MakesProbabilities => false;

    /// <summary>The elementwise function that the layer is, if it is one.</summary>
    public virtual ActivationFunction? Activation => null;

    /// <summary>Whether an activation can be applied to the layer's results before they are written.</summary>
    public virtual bool FusesActivation => false;

    /// <summary>Whether forward writes a sample's values without padding behind them.</summary>
    public virtual bool WritesExactly => true;

    /// <summary>Whether the shape (and so the place of each value) is the same in the output.</summary>
    public virtual bool KeepsShape => true;

    /// <summary>
    /// Whether the layer's input gradient is a product whose results can be multiplied by the derivative of the
    /// activation before it, before they are written.
    /// </summary>
    public virtual bool FoldsDerivative => false;

    /// <summary>
    /// Whether the layer's results are the maxima of 2 x 2 pixels at a distance of 2, without padding.
    /// </summary>
    public virtual bool HalvesToMaxima(Step step) => false;

    /// <summary>
    /// Whether the layer can write, in inference, the maxima that a layer behind it would make of its results, in whose
    /// place <see cref="EmitPooledForward"/> stands then.
    /// </summary>
    public virtual bool FusesPooling(Step step, Step pooling) => false;

    /// <summary>Whether the last axis of the output is channels even where it has only two axes.</summary>
    public virtual bool MakesChannels => false;

    /// <summary>What backward reads besides the output's gradient.</summary>
    public virtual Operands BackwardReads => Operands.None;

    /// <summary>What the parameter gradients read besides the output's gradient.</summary>
    public virtual Operands ParameterGradientsRead => Operands.Input;

    /// <summary>The rows of the parameter gradients, which are cut into parts.</summary>
    public virtual int GradientRows(Step step) => step.Parameters[0].Tensor.Rows;

    /// <summary>What forward leaves for the backward pass besides the values.</summary>
    public virtual IReadOnlyList<KeptBuffer> Kept(Step step) => [];

    /// <summary>The floats of the weight rearranged for backward, once for each training step; 0 for none.</summary>
    public virtual int TransposedFloats(Step step) => 0;

    /// <summary>Writes the method that rearranges the weight, where that takes memory.</summary>
    public virtual void EmitTranspose(StepEmission step)
    {
    }

    /// <summary>The parts of the state that the layer hands from one time step to the next.</summary>
    public virtual IReadOnlyList<StatePart> StateParts => [];

    /// <summary>Sizes of its own that its methods name, each behind the layer's name.</summary>
    public virtual IEnumerable<(string Name, int Value)> Constants(Step step) => [];

    /// <summary>What the method of the parameter gradients computes.</summary>
    public virtual string ParameterGradientsSummary(Step step) =>
        $"dWeight = {step.Input.Local}^T * {step.Output.GradientLocal}, for the weight's rows from first to end.";

    /// <summary>Writes the method that computes the output of some rows.</summary>
    public abstract void EmitForward(StepEmission step);

    /// <summary>
    /// Whether the layer has a method of its own for the time steps of one stream, in inference, which is faster than
    /// that for rows.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="isOutput">Whether the results are the caller's, without padding.</param>
    public virtual bool HasStream(Step step, bool isOutput) => false;

    /// <summary>The floats that this method takes for itself, as <c>memory</c>.</summary>
    /// <param name="step">The step.</param>
    public virtual int StreamFloats(Step step) => 0;

    /// <summary>Writes that method.</summary>
    public virtual void EmitStream(StepEmission step)
    {
    }

    /// <summary>Writes the method that computes the maxima of the output of some rows.</summary>
    public virtual void EmitPooledForward(StepEmission step, Step pooling)
    {
    }

    /// <summary>Writes the method that computes the input gradient of some rows.</summary>
    public abstract void EmitBackward(StepEmission step);

    /// <summary>Writes the method that computes the parameter gradients, for layers that have parameters.</summary>
    public virtual void EmitParameterGradients(StepEmission step)
    {
    }

    /// <summary>
    /// Writes the methods of a layer that needs the whole batch: the sums over a part of the samples, and what puts
    /// them together, forward (<c>PartMoments</c>, <c>MergeMoments</c>) and backward (<c>PartGradients</c>,
    /// <c>MergeGradients</c>).
    /// </summary>
    public virtual void EmitBatchStatistics(StepEmission step)
    {
    }

    /// <summary>
    /// How many calls of the vector interface the layer takes for one sample as straight-line code, or -1 where it
    /// cannot be written so.
    /// </summary>
    public virtual int StraightLineCalls(Step step, int lanes) => -1;

    /// <summary>Whether straight-line code reads the input as vectors and not as scalars.</summary>
    public virtual bool ReadsVectorsInStraightLine => false;

    /// <summary>Whether straight-line code leaves the output in vectors and not in memory.</summary>
    public virtual bool WritesVectorsInStraightLine => true;

    /// <summary>Writes the layer as straight-line code for one sample.</summary>
    public virtual void EmitStraightLine(StraightLineEmission sample)
    {
    }

    /// <summary>The formula for comments, with the names of the operands.</summary>
    public abstract string Formula(string input);
}

/// <summary>An elementwise function of the library.</summary>
/// <param name="Type">The struct that implements it.</param>
/// <param name="Instance">The expression that makes one.</param>
/// <param name="DerivativeFromOutput">Whether its derivative is computed from its output.</param>
/// <param name="Format">Its formula, with {0} for the argument.</param>
internal sealed record ActivationFunction(string Type, string Instance, bool DerivativeFromOutput, string Format);

/// <summary>A normalisation by running statistics: <c>(x - running_mean) / sqrt(running_var + epsilon)</c>.</summary>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record RunningNormalization(double Epsilon);

/// <summary>Where a weight in PyTorch's order of axes has the output's channels.</summary>
/// <param name="Axis">The axis, 0 or 1.</param>
/// <param name="Groups">The parts of the first axis to each of which the channels of axis 1 belong anew.</param>
internal sealed record WeightChannels(int Axis = 0, int Groups = 1);
