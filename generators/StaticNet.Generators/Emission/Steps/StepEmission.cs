using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>What a layer needs to write its methods: the names of the values it reads and writes.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="step">The step.</param>
/// <param name="gradient">What the backward pass does for it; null where it is part of a loss.</param>
/// <param name="output">The output that it gives, if it does.</param>
/// <param name="inherited">The methods that the class has from that of the network that was trained.</param>
/// <param name="fusesUpdate">Whether its weight is updated within the backward pass.</param>
internal sealed class StepEmission(
    CodeWriter writer, Step step, GradientStep? gradient, ProgramOutput? output, string[]? inherited = null,
    bool fusesUpdate = false)
{
    private static readonly string[] OperandNames = ["First", "Second", "Third", "Fourth"];

    public CodeWriter Writer { get; } = writer;

    public Step Step { get; } = step;

    public Value Input => Step.Input;

    public Value Output => Step.Output;

    /// <summary>
    /// Whether the class has the layer's sizes from that of the network that was trained, and need not write them.
    /// </summary>
    public bool InheritsSizes => inherited is { Length: > 0 };

    /// <summary>Whether its weight is updated within the backward pass, where a step runs there.</summary>
    public bool FusesUpdate { get; } = fusesUpdate;

    /// <summary>Where its rearranged weight starts in the workspace.</summary>
    public int TransposedOffset { get; init; }

    /// <summary>A place in the rearranged weight, during a pass.</summary>
    public string Transposed(int offset = 0) => $"ref Floats.At(ref Memory, {TransposedOffset + offset})";

    /// <summary>The start of a parameter, during a pass.</summary>
    public string Parameter(string tensor) => $"ref Floats.At(ref Parameters, {Step.Name}{tensor}Offset)";

    /// <summary>How the layer's input lies in memory.</summary>
    public ValueLayout InputLayout => Step.InputLayout;

    /// <summary>How the layer's output lies in memory.</summary>
    public ValueLayout OutputLayout => Step.Output.Layout;

    /// <summary>
    /// How the gradient lies that backward reads; the caller's, where the step is part of the loss otherwise. Of
    /// sequences that one is copied to time steps first.
    /// </summary>
    public ValueLayout GradientInLayout =>
        gradient is not null ? Step.Output.GradientLayout
        : Step.HasTime ? Step.Output.Layout
        : Step.Output.SeenByCaller(Step.Output.Shape, output!.Binding);

    /// <summary>How the gradient lies that backward writes.</summary>
    public ValueLayout GradientOutLayout => Step.InputGradientLayout;

    /// <summary>What backward contributes to the gradients of the inputs.</summary>
    public IReadOnlyList<Contribution> Contributions => gradient?.Contributions ?? [];

    /// <summary>The parameter that is one of several inputs.</summary>
    public string Operand(int operand) =>
        Step.Inputs.Count == 1 ? "input" : Identifiers.Uncapitalize(OperandName(Step, operand));

    /// <summary>An input's rows as arguments: where they are, and the distance of two positions.</summary>
    public string RowsOf(int operand) => Rows(Operand(operand), Step.LayoutOf(operand), Step.Inputs[operand]);

    /// <summary>The output's rows as arguments.</summary>
    public string OutputRows => Rows("output", OutputLayout, Output);

    /// <summary>The rows of the output's gradient as arguments.</summary>
    public string OutputGradientRows => Rows("dOutput", GradientInLayout, Output);

    /// <summary>The rows of an input's gradient as arguments.</summary>
    public string GradientRowsOf(Contribution contribution) => GradientRowsOf(contribution.Operand);

    /// <summary>The rows of an input's gradient as arguments.</summary>
    public string GradientRowsOf(int operand) =>
        Rows("dInput", Step.GradientLayoutOf(operand), Step.Inputs[operand]);

    /// <summary>Whether backward adds to the gradient of an input, as C# says it.</summary>
    public string Adds(int operand) =>
        Literals.Bool(Contributions.Any(contribution => contribution.Operand == operand && contribution.Adds));

    /// <summary>The axes of an input, for the library.</summary>
    public string SampleAxes(int operand) => SampleAxesOf(Step.LayerInputs[operand].Shape);

    /// <summary>The axes of the output, for the library.</summary>
    public string OutputAxes => SampleAxesOf(Output.Shape);

    /// <summary>
    /// Writes a call for each time step, where a value without a time axis is joined with one that has it.
    /// </summary>
    public void EachTimeStep(Action call)
    {
        if (Step.MixesTime)
            Writer.Open("for (int step = 0; step < time; step++)");
        call();
        if (Step.MixesTime)
            Writer.Close();
    }

    /// <summary>Whether a call for a time step adds to what a contribution goes into, as C# says it.</summary>
    public string Accumulates(Contribution contribution) =>
        contribution.Adds ? "true" : SumsOverTime(contribution) ? "step > 0" : "false";

    // Whether a contribution is the sum over all time steps.
    private bool SumsOverTime(Contribution contribution) =>
        Step.MixesTime && !contribution.Input.Shape.HasTime;

    private string Rows(string name, ValueLayout layout, Value value)
    {
        if (!Step.MixesTime || !value.Shape.HasTime)
            return $"ref {name}, {layout.ChannelStrideName}";
        string sample = layout.Positions == 1
            ? layout.ChannelStrideName
            : $"{layout.PositionsName} * {layout.ChannelStrideName}";
        return $"ref Floats.At(ref {name}, step * rows * {sample}), {layout.ChannelStrideName}";
    }

    private static string SampleAxesOf(Shape shape) => $"new SampleAxes({InvariantText.Join(", ", shape.Axes)})";

    /// <summary>The activation that forward applies to its results.</summary>
    public string FusedInstance => (Step.Fused as IActivationLayer)?.Function.Instance ?? "default(Identity)";

    /// <summary>The type of that activation.</summary>
    public string FusedType => (Step.Fused as IActivationLayer)?.Function.Type ?? "Identity";

    /// <summary>The activation by whose derivative backward multiplies its results.</summary>
    public string FoldedInstance => gradient?.Folded?.Instance ?? "default(Identity)";

    /// <summary>The type of <see cref="FoldedInstance"/>.</summary>
    public string FoldedType => gradient?.Folded?.Type ?? "Identity";

    /// <summary>
    /// Opens
    /// <c>Forward(rows, [time, lengths], input, [parameters], [buffers], [statistics], output, [kept], [state],
    /// [key, firstRow or firstSequence, time])</c>.
    /// </summary>
    public void OpenForward() => Open(
        "Forward",
        $"{Output.Local} = {Step.Formula}: {string.Join(" and ", Step.Inputs.Select(Rows).Distinct())} to {Rows(Output)}.",
        [
            .. Rows(), .. Inputs, .. ParameterBlock, .. Buffers, .. Statistics, "ref float output", .. KeptByForward,
            .. State("state"), .. Cache, .. Random,
        ]);

    /// <summary>Opens <c>PooledForward</c>, which writes what a pooling makes of the results.</summary>
    public void OpenPooledForward(Step pooling) => Open(
        "PooledForward",
        $"{pooling.Output.Local} = {pooling.Layer.Formula(Step.Formula)}: {Rows(Input)} to {Rows(pooling.Output)}.",
        [.. Rows(), "ref float input", .. ParameterBlock, "ref float output", .. Kept, .. State("state"), .. Random]);

    /// <summary>
    /// Opens <c>Stream(time, input, [parameters], output, [state], [memory])</c>, inference of one stream.
    /// </summary>
    public void OpenStream() => Open(
        "Stream",
        $"{Output.Local} of one stream = {Step.Formula}: [time x {Input.Size}] to [time x {Output.Size}].",
        [
            "int time", "ref float input", .. ParameterBlock, "ref float output", .. State("state"),
            .. ((IStreamed)Step.Layer).StreamFloats(Step) > 0 ? ["ref float memory"] : Array.Empty<string>(),
        ]);

    /// <summary>
    /// Opens
    /// <c>Backward(rows, [time, lengths], [samples], dOutput, [input], [output], [parameters], [transposedWeight],
    /// [statistics], [kept], [dState, dStateIn], dInput, [key, firstRow or firstSequence, time])</c>.
    /// </summary>
    public void OpenBackward()
    {
        string derivative = gradient?.Folded is { } folded ? $", times the derivative of {folded.Type}" : "";
        Open(
            "Backward",
            $"{Input.GradientLocal}, from {Output.GradientLocal}{derivative}: {Rows(Output)} to {Rows(Input)}.",
            [
                .. Rows(), .. BatchSize, "ref float dOutput", .. Read(BackwardReads), .. Statistics, .. Kept,
                .. State("dState", "dStateIn"), "ref float dInput", .. Random,
            ]);
    }

    /// <summary>
    /// Opens <c>BackwardToFirst(rows, dOutput, [first, second, ...], [output], dInput)</c>, one method for each input.
    /// </summary>
    public void OpenBackward(Contribution contribution) => Open(
        BackwardMethod(contribution),
        $"{(contribution.Adds ? "Adds to " : "")}{contribution.Input.GradientLocal}, from {Output.GradientLocal}: "
            + $"{Rows(Output)} to {Rows(contribution.Input)}.",
        [
            .. Rows(), "ref float dOutput", .. Read(BackwardReads), .. Kept, "ref float dInput", .. Random,
        ]);

    /// <summary>
    /// Opens <c>InnerBackward(rows, [time, lengths], dOutput, [transposedWeight], [kept], [key, ...])</c>.
    /// </summary>
    public void OpenInnerBackward(string summary) => Open(
        "InnerBackward", summary,
        [
            .. Rows(), "ref float dOutput", .. Read(((IHasInnerGradients)Step.Layer).InnerGradientsRead), .. Kept,
            .. Random,
        ]);

    /// <summary>The method that computes what a step contributes to the gradient of one of its inputs.</summary>
    public static string BackwardMethod(Contribution contribution) =>
        contribution.Step.Inputs.Count == 1
            ? "Backward"
            : "BackwardTo" + OperandName(contribution.Step, contribution.Operand);

    /// <summary>
    /// Opens
    /// <c>ParameterGradients(first, end, samples or rows, time, lengths, [input], dOutput, [kept], gradients,
    /// accumulate, [updates])</c>.
    /// </summary>
    public void OpenParameterGradients() => Open(
        "ParameterGradients",
        ParameterGradients.Of(Step).Summary + (FusesUpdate ? " Given updates, the weight gets these at once." : ""),
        [
            "int first", "int end", .. Step.Layer.TimeUse == TimeUse.Sequence ? Rows() : ["int samples"],
            .. Read(ParameterGradients.Of(Step).Reads), "ref float dOutput", .. Kept, "ref float gradients",
            "bool accumulate", .. FusesUpdate ? ["WeightUpdate updates"] : Array.Empty<string>(),
        ]);

    /// <summary>
    /// Opens <c>TableForward(rows, time, lengths, tokens, products, parameters, output, [kept], state)</c>.
    /// </summary>
    public void OpenTableForward(string summary) => Open(
        "TableForward", summary,
        [
            .. Rows(), "ref float tokens", "ref float products", "ref float parameters", "ref float output", .. Kept,
            .. State("state"),
        ]);

    /// <summary>
    /// Opens
    /// <c>TableBackward(rows, time, lengths, dOutput, [output], transposedWeight, [kept], dState, dStateIn, tokens,
    /// sums)</c>.
    /// </summary>
    public void OpenTableBackward(string summary) => Open(
        "TableBackward", summary,
        [
            .. Rows(), "ref float dOutput", .. Read(BackwardReads), .. Kept, .. State("dState", "dStateIn"),
            "ref float tokens", "ref float sums",
        ]);

    /// <summary>
    /// Opens
    /// <c>TableParameterGradients(first, end, rows, time, lengths, parameters, sums, [output], dOutput, [kept],
    /// gradients, accumulate)</c>.
    /// </summary>
    public void OpenTableParameterGradients(string summary) => Open(
        "TableParameterGradients", summary,
        [
            "int first", "int end", .. Rows(), "ref float parameters", "ref float sums",
            .. Read(ParameterGradients.Of(Step).Reads & ~Operands.Input), "ref float dOutput", .. Kept,
            "ref float gradients", "bool accumulate",
        ]);

    private IEnumerable<string> Inputs =>
        Enumerable.Range(0, Step.Inputs.Count).Select(operand => $"ref float {Operand(operand)}");

    private static string OperandName(Step step, int operand) =>
        step.Layer is INamesOperands named ? named.OperandNames[operand]
        : operand < OperandNames.Length ? OperandNames[operand] : $"Operand{operand + 1}";

    private IEnumerable<string> ParameterBlock => Step.Parameters.Count > 0 ? ["ref float parameters"] : [];

    private IEnumerable<string> Buffers => Step.ReadsBuffers ? ["ref float buffers"] : [];

    private IEnumerable<string> Statistics => Step.Layer is IWaitsForBatch ? ["ref float statistics"] : [];

    private IEnumerable<string> BatchSize => Step.Layer is IWaitsForBatch ? ["int samples"] : [];

    private IEnumerable<string> Kept => Step.Kept.Select(static kept => $"ref float {kept.Local}");

    private IEnumerable<string> KeptByForward =>
        Step.Kept.Where(static kept => !kept.IsGradient).Select(static kept => $"ref float {kept.Local}");

    // How many time steps the streams have taken, and what is kept of them.
    private IEnumerable<string> Cache =>
        Step.Layer is ICountsSteps { CountsSteps: true } ? ["StepCache cache"] : [];

    // Layers that read time steps in their order are told how many there are, and how many of each sequence count.
    private IEnumerable<string> Rows() =>
        Step.Layer.TimeUse == TimeUse.Sequence ? ["int rows", "int time", "ReadOnlySpan<int> lengths"]
        : Step.MixesTime ? ["int rows", "int time"]
        : ["int rows"];

    private IEnumerable<string> State(params string[] names) =>
        Step.Layer is IRecurrent ? names.Select(static name => "ref float " + name) : [];

    // The number of a row in the whole batch; of a sequence, where the rows are time steps.
    private IEnumerable<string> Random =>
        Step.Layer is not IDrawsRandomNumbers { DrawsRandomNumbers: true } ? []
        : Step.Layer.TimeUse == TimeUse.Sequence ? ["ulong key", "int firstSequence"]
        : Step.HasTime ? ["ulong key", "int firstSequence", "int time"]
        : ["ulong key", "int firstRow"];

    private Operands BackwardReads => Step.Layer.BackwardReads(Step);

    private IEnumerable<string> Read(Operands reads)
    {
        foreach (string input in reads.HasFlag(Operands.Input) ? Inputs : [])
            yield return input;
        if (reads.HasFlag(Operands.Output))
            yield return "ref float output";
        if (reads.HasFlag(Operands.Parameters))
            yield return "ref float parameters";
        if (reads.HasFlag(Operands.TransposedWeight))
            yield return "ref float transposedWeight";
    }

    /// <summary>Opens a method with parameters of its own.</summary>
    public void OpenMethod(string method, string summary, string parameters) => Open(method, summary, [parameters]);

    /// <summary>
    /// Opens a method of a layer that needs the whole batch: what puts the sums of the parts together.
    /// </summary>
    public void OpenMerge(string method, string summary, string parameters)
    {
        Writer.Blank();
        Writer.Summary(summary);
        Writer.OpenMethod($"public static void {Step.Name}{method}({parameters})");
    }

    private void Open(string direction, string summary, IEnumerable<string> parameters)
    {
        string replaces = inherited?.Contains(direction) == true ? "new " : "";
        Writer.Blank();
        Writer.Summary(summary);
        Writer.OpenMethod($"public static {replaces}void {Step.Name}{direction}({string.Join(", ", parameters)})");
    }

    private static string Rows(Value value) => $"[rows x {value.Shape.ToSpacedString()}]";
}
