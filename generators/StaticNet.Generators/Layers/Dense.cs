using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A fully connected layer. Its weight lies in the block with one row for each input, so that the forward tile reads
/// whole vectors of outputs; weight files have PyTorch's transpose of it.
/// </summary>
internal sealed record Dense(LayerIdentity Id, int Units, int? AssertedInputs, bool UseBias, string Initializer)
    : Layer(Id), IFusesActivation, IFoldsDerivative, IHasScalableChannels, IHasParameterGradients,
    IUpdatesWithGradients, ITransposesWeight, IStreamed, IStraightLine, ISized, IFlushesInput, ILinear, IChoosesKernel
{
    // More would leave a second-level cache of 2 MB before it is read: a transposed copy by the backward pass,
    // gradients by the optimizer.
    private const int MostCachedFloats = 256 * 1024;

    public override string Kind => "Dense";

    /// <summary>The bias as a member.</summary>
    public string BiasMember { get; init; } = "Bias";

    int ISized.Size => Units;

    public Layer WithSize(int size) => this with { Units = size };

    public override bool WritesExactly => false;

    public override bool KeepsShape => false;

    public override Operands BackwardReads(Step step) =>
        Operands.Input | (TransposedFloats(step) > 0 ? Operands.TransposedWeight : Operands.Parameters);

    public WeightChannels ChannelsOfWeight => new();

    public Layer WithBias() => this with { UseBias = true };

    private int Stride => Lanes.Pad(Units);

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int units = reader.Int(0);
        if (!Sizes.IsSensible(reader, id.Name, "units", units))
            return null;
        int? inputs = reader.HasNamed("Inputs") ? reader.NamedInt("Inputs") : null;
        return reader.NamedEnum(id.Name, "Init", "GlorotUniform") is { } initializer
            ? new Dense(id, units, inputs, reader.NamedBool("UseBias", true), initializer)
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (!input.Shape.IsFlat)
        {
            problems.Add(new Problem(ProblemKind.NotFlat, Id.Attribute,
                new[] { Name, input.Producer, input.Shape.ToString(), $"{input.Shape.Size}" }.ToEquatableArray(),
                input.ProducerAttribute, Fix: "Flatten"));
            return null;
        }
        if (AssertedInputs is { } asserted && asserted != input.Shape.Size)
        {
            problems.Add(new Problem(ProblemKind.InputsAssertion, Id.Attribute,
                new[] { Name, $"{asserted}", input.Producer, $"{input.Shape.Size}" }.ToEquatableArray(),
                input.ProducerAttribute, Fix: $"Inputs = {input.Shape.Size}"));
        }
        if (!Sizes.FitsParameters((long)input.Shape.Size * Stride + Stride))
        {
            problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{input.Shape.Size}x{Units} weights");
            return null;
        }
        return new Shape(Units);
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int inputs = input.Shape.Size;
        ParameterTensor weight = new(
            "weight", Ints(Units, inputs), inputs, Stride, WeightAxes(input), Initializer, inputs, Units);
        List<ParameterTensor> tensors = [weight with { AxisNames = AxisNames(weight) }];
        if (UseBias)
        {
            // PyTorch draws the bias of its linear layers from the weight's distribution; every other choice is zeros.
            string initializer = Initializer == "TorchUniform" ? Initializer : "Zeros";
            tensors.Add(
                new("bias", Ints(Units), 1, Stride, Axes(new Axis(Units, 1)), initializer, inputs, Units)
                {
                    AxisNames = new[] { "outputs" }.ToEquatableArray(),
                });
        }
        return tensors;
    }

    // After a Flatten, the inputs are seen as the axes of the image.
    private static EquatableArray<string> AxisNames(ParameterTensor weight) => weight.ViewAxes.Count switch
    {
        3 => new[] { "outputs", "channels", "length" }.ToEquatableArray(),
        4 => new[] { "outputs", "channels", "height", "width" }.ToEquatableArray(),
        _ => new[] { "outputs", "inputs" }.ToEquatableArray(),
    };

    public override long Flops(Shape input, Shape output) => 2L * input.Size * Units + (UseBias ? Units : 0);

    public override string Formula(string input) => $"{input} * weight" + (UseBias ? " + bias" : "");

    public string KernelName(Step step) => $"Product({step.LayerInput.Shape.Size}, {Units})";

    public bool FlushesInput(Step step) =>
        !step.HasTime && NetworkProgram.InInference(step.Input).Place == ValuePlace.Input;

    public override void EmitForward(StepEmission step)
    {
        CodeWriter code = step.Writer;
        string name = MemberName;
        step.OpenForward();
        code.Line($"ref float weight = ref Floats.At(ref parameters, {name}WeightOffset);");
        if (UseBias)
            code.Line($"ref float bias = ref Floats.At(ref parameters, {name}{BiasMember}Offset);");
        bool flushes = FlushesInput(step.Step);
        code.Line($"Tile<TSimd>.Dense{(flushes ? "OfInput" : "")}(rows, {name}Stride, "
            + $"ref input, {(flushes ? "" : $"{step.Input.StrideName}, ")}"
            + $"ref weight, {name}Stride, {step.Input.SizeName}, "
            + $"{(UseBias ? "ref bias" : "ref Unsafe.NullRef<float>()")}, "
            + $"ref output, {step.Output.StrideName}, {step.FusedInstance});");
        code.Close();
    }

    // More outputs fill the tile's vectors.
    public bool HasStream(Step step, bool isOutput) => isOutput && Units <= Lanes.Width;

    public int StreamFloats(Step step) => 0;

    public void EmitStream(StepEmission step)
    {
        string bias = UseBias
            ? $"ref Floats.At(ref parameters, {MemberName}{BiasMember}Offset)"
            : "ref Unsafe.NullRef<float>()";
        step.OpenStream();
        step.Writer
            .Line("DenseRow<TSimd>.Run(")
            .Line($"    time, {step.Input.SizeName}, {step.Output.SizeName}, ref input, {step.Input.StrideName},")
            .Line($"    ref Floats.At(ref parameters, {MemberName}WeightOffset), {bias},")
            .Line($"    ref output, {step.FusedInstance});")
            .Close();
    }

    public int TransposedFloats(Step step)
    {
        int floats = step.Output.Size * step.Input.GradientStride;
        return floats > MostCachedFloats ? 0 : floats;
    }

    public IEnumerable<string> Transpositions(StepEmission step) =>
    [
        $"Transposition.Transpose<TSimd>({step.Parameter("Weight")}, {step.Input.SizeName}, {step.Output.SizeName}, "
            + $"{MemberName}Stride, {step.Transposed()}, {step.Input.GradientStrideName});",
    ];

    public override void EmitBackward(StepEmission step)
    {
        CodeWriter code = step.Writer;
        string name = MemberName;
        step.OpenBackward();
        string dInputStride = step.Input.GradientStrideName;
        bool isTransposed = TransposedFloats(step.Step) > 0;
        if (!isTransposed)
            code.Line($"ref float weight = ref Floats.At(ref parameters, {name}WeightOffset);");
        code.Line(
            (isTransposed
                ? $"Tile<TSimd>.InputGradient(rows, {dInputStride}, ref dOutput, {name}Stride, "
                    + $"ref transposedWeight, {dInputStride}, {step.Output.SizeName}, "
                : $"Tile<TSimd>.InputGradientOfLarge(rows, {dInputStride}, ref dOutput, {name}Stride, "
                    + $"ref weight, {name}Stride, {step.Input.SizeName}, {step.Output.SizeName}, ")
            + $"ref input, {step.Input.StrideName}, ref dInput, {dInputStride}, {step.FoldedInstance});");
        code.Close();
    }

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight = {step.Input.Local}^T * {step.Output.GradientLocal}, for its rows from first to end"
            + (UseBias ? $", and dBias, the sums of {step.Output.GradientLocal}." : "."),
        step.Parameters[0].Tensor.Rows);

    public ParameterSlot? LargeWeight(Step step) =>
        step.Parameters[0].Tensor.Length > MostCachedFloats ? step.Parameters[0] : null;

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        if (step.FusesUpdate)
            EmitSumsOrUpdate(step);
        else
            EmitSums(step);
        step.Writer.Close();
    }

    private void EmitSumsOrUpdate(StepEmission step) => step.Writer
        .Line($"TileUpdate<TSimd>.ParameterGradients(first, end, {MemberName}Stride, "
            + $"ref input, {step.Input.StrideName}, ref dOutput, {MemberName}Stride, samples, ref gradients, "
            + $"{MemberName}WeightOffset, {(UseBias ? $"{MemberName}{BiasMember}Offset" : "-1")}, accumulate, "
            + "updates);");

    /// <summary>Writes what computes the gradients of weight and bias.</summary>
    public void EmitSums(StepEmission step)
    {
        CodeWriter code = step.Writer;
        string name = MemberName;
        code.Line($"ref float dWeight = ref Floats.At(ref gradients, {name}WeightOffset);");
        if (UseBias)
        {
            code.Line($"ref float dBias = ref Floats.At(ref gradients, {name}{BiasMember}Offset);");
            code.Line($"Tile<TSimd>.ParameterGradients(first, end, {name}Stride, ref input, {step.Input.StrideName}, "
                + $"ref dOutput, {name}Stride, samples, ref dWeight, ref dBias, accumulate);");
            return;
        }
        code.Line($"Tile<TSimd>.WeightGradient(first, end, {name}Stride, ref input, {step.Input.StrideName}, "
            + $"ref dOutput, {name}Stride, (nuint)samples, ref dWeight, {name}Stride, accumulate);");
    }

    public bool ReadsVectors => false;

    public bool WritesVectors => true;

    public int StraightLineCalls(Step step, int lanes) =>
        (step.Input.Size + Chains(step)) * (1 + 2 * StraightLineEmission.VectorCount(step.Output, lanes));

    public void EmitStraightLine(StraightLineEmission sample)
    {
        for (int vector = 0; vector < sample.OutputVectors; vector++)
            EmitSums(sample, vector);
    }

    // One vector of outputs: several chains of multiply-adds, so that each need not wait for the one before.
    private void EmitSums(StraightLineEmission sample, int vector)
    {
        CodeWriter code = sample.Writer;
        string output = sample.OutputVector(vector);
        int chains = Chains(sample.Step);
        int column = vector * sample.Lanes;
        ParameterSlot weight = sample.Step.Parameters[0];
        string bias = UseBias
            ? $"TSimd.Load(ref parameters, {sample.Step.Parameters[1].Offset + column})"
            : "TSimd.Zero";
        code.Line($"TSimd {output} = {bias};");
        for (int chain = 1; chain < chains; chain++)
            code.Line($"TSimd {output}Sum{chain} = TSimd.Zero;");
        for (int input = 0; input < sample.Step.Input.Size; input++)
        {
            string sum = input % chains == 0 ? output : $"{output}Sum{input % chains}";
            string row = $"ref parameters, {weight.Offset + input * Stride + column}";
            code.Line($"{sum} = TSimd.MultiplyAdd(TSimd.Broadcast({sample.InputScalar(input)}), {row}, {sum});");
        }
        string total = string.Join(
            " + ", Enumerable.Range(1, chains - 1).Select(chain => $"{output}Sum{chain}").Prepend(output));
        if (chains > 1)
            code.Line($"{output} = {total};");
        if (sample.FusedInstance is { } activation)
            code.Line($"{output} = {activation}.Apply({output});");
    }

    private static int Chains(Step step) => step.Input.Size <= 4 ? 1 : step.Input.Size <= 8 ? 2 : 4;

    // After a Flatten of height x width x channels, the columns of a weight file are in the order of channels x height
    // x width.
    private EquatableArray<Axis> WeightAxes(LayerInput input)
    {
        if (input.FlattenedFrom is not { } image)
            return Axes(new Axis(Units, 1), new Axis(input.Shape.Size, Stride));
        List<Axis> columns = [new Axis(image.Last, Stride)];
        int stride = image.Size * Stride;
        foreach (int axis in image.Axes.Take(image.Axes.Count - 1))
            columns.Add(new Axis(axis, stride /= axis));
        return Axes([new Axis(Units, 1), .. columns]);
    }

    private static EquatableArray<int> Ints(params int[] values) => values.ToEquatableArray();

    private static EquatableArray<Axis> Axes(params Axis[] axes) => axes.ToEquatableArray();
}
