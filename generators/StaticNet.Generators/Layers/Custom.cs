using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer of the user's own code, which is called with spans of rows. Its tensors lie in the block row-major, without
/// padding inside.
/// </summary>
internal sealed record Custom(LayerIdentity Id, CustomLayerType Type, EquatableArray<int> Declared)
    : Layer(Id), IHasParameterGradients, IChecksShapes, IRunsUserCode
{
    public override string Kind => Type.Name;

    // What becomes of each place, only its author knows.
    public override bool KeepsShape => false;

    public override IEnumerable<string> TensorNames => Type.Parameters.Select(static tensor => tensor.Name);

    public override Operands BackwardReads(Step step) =>
        Operands.Input | Operands.Output | (Type.Parameters.Count > 0 ? Operands.Parameters : Operands.None);

    private string SizesName => MemberName + "Sizes";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        if (reader.CustomLayer(id.Name) is not { } type)
            return null;
        EquatableArray<int> declared = reader.Ints(0);
        if (declared.Count > 0)
            return Sizes.ReadShape(reader, id.Name) is { } shape ? new Custom(id, type, shape.Axes) : null;
        if (!type.ComputesShape)
            return new Custom(id, type, declared);
        reader.Reject(ProblemKind.CustomShapeMissing, id.Name, type.Name);
        return null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        Shape output = Output(input);
        foreach (CustomParameter parameter in Type.Parameters)
        {
            EquatableArray<int> shape = parameter.ShapeFor(input.Shape, output);
            if (shape.Aggregate(1.0, static (product, axis) => product * axis) <= Sizes.Most - Lanes.Width)
                continue;
            problems.Add(
                ProblemKind.TooLarge, Id.Attribute, Name,
                $"{InvariantText.Join("x", shape)} values of {parameter.Name}");
            return null;
        }
        return output;
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input) =>
        [.. Type.Parameters.Select(parameter => Tensor(parameter, parameter.ShapeFor(input.Shape, Output(input))))];

    // Nobody knows.
    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"{Type.Name}({input})";

    public string CheckOfShapes(Step step, string network) =>
        $"CustomLayer<{Type.FullName}>.Check({network}, {Literals.String(Name)}, Layers<SimdScalar>.{SizesName})";

    public override void EmitForward(StepEmission step)
    {
        EmitSizes(step);
        step.OpenForward();
        step.Writer
            .Line($"CustomLayer<{Type.FullName}>.Forward(")
            .Line($"    rows, {SizesName}, {step.RowsOf(0)}, {Block("parameters")}, {step.OutputRows});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        step.Writer
            .Line($"CustomLayer<{Type.FullName}>.Backward(")
            .Line($"    rows, {SizesName}, {step.RowsOf(0)}, {step.OutputRows}, {Block("parameters")},")
            .Line($"    {step.OutputGradientRows}, {step.GradientRowsOf(0)});")
            .Close();
    }

    // The user's code sums over all samples, in their order: one part.
    public ParameterGradients ParameterGradients(Step step) =>
        new("The gradients of the parameters, over all samples.", Rows: 1, BackwardReads(step));

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        step.Writer
            .Line($"CustomLayer<{Type.FullName}>.ParameterGradients(")
            .Line($"    samples, {SizesName}, {step.RowsOf(0)}, {step.OutputRows}, {Block("parameters")},")
            .Line($"    {step.OutputGradientRows}, {Block("gradients")}, accumulate);")
            .Close();
    }

    private Shape Output(LayerInput input) => Declared.Count > 0 ? new Shape(Declared) : input.Shape;

    private string Block(string name) =>
        Type.Parameters.Count > 0 ? $"ref {name}" : "ref Unsafe.NullRef<float>()";

    // As PyTorch counts: the first axis is outputs, and all others are inputs.
    private static ParameterTensor Tensor(CustomParameter parameter, EquatableArray<int> shape)
    {
        int count = shape.Aggregate(1, static (product, axis) => product * axis);
        bool isVector = shape.Count == 1;
        return new ParameterTensor(
            parameter.Name, shape, 1, Lanes.Pad(count), Axis.RowMajor(shape, shape.Last()), parameter.Initializer,
            isVector ? count : count / shape[0], isVector ? count : count / shape[1]);
    }

    private void EmitSizes(StepEmission step)
    {
        IEnumerable<string> tensors = step.Step.Parameters.Select(
            slot => $"{MemberName}{slot.Tensor.MemberName}Offset, {slot.Tensor.Count}");
        step.Writer.Blank();
        step.Writer.Summary($"The shapes of {Name}, and where its parameters lie.");
        step.Writer.Line($"public static CustomLayerSizes {SizesName} => new(");
        step.Writer.Line($"    input: [{InvariantText.Join(", ", step.Step.LayerInput.Shape.Axes)}], "
            + $"output: [{InvariantText.Join(", ", step.Output.Shape.Axes)}],");
        step.Writer.Line($"    tensors: [{string.Join(", ", tensors)}]);");
    }
}
