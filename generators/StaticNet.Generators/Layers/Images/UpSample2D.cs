using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Images;

/// <summary>An image enlarged by whole factors.</summary>
internal sealed record UpSample2D(LayerIdentity Id, int Vertical, int Horizontal, bool IsBilinear)
    : Layer(Id), IMakesChannels
{
    public override string Kind => "UpSample2D";

    public override TimeUse TimeUse => TimeUse.None;

    public override bool KeepsShape => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int vertical = reader.Int(0);
        int horizontal = reader.HasPositional(1) ? reader.Int(1) : vertical;
        bool isSensible = Sizes.IsSensible(reader, id.Name, "copies of a row", vertical)
            && Sizes.IsSensible(reader, id.Name, "copies of a column", horizontal);
        return isSensible && reader.NamedEnum(id.Name, "Interpolation", "Nearest") is { } interpolation
            ? new UpSample2D(id, vertical, horizontal, interpolation == "Bilinear")
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        ImageInput.IsImage(this, input, problems)
            ? ImageInput.Sized(
                this, problems, (long)Vertical * input.Shape.Axes[0], (long)Horizontal * input.Shape.Axes[1],
                input.Shape.Last)
            : null;

    // Three interpolations, each a difference and a multiply-add.
    public override long Flops(Shape input, Shape output) => IsBilinear ? 9L * output.Size : 0;

    public override string Formula(string input) =>
        $"upsample({input}, {Vertical}x{Horizontal}{(IsBilinear ? ", bilinear" : "")})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitSampling(step)
            .Line($"sampling.Forward{(IsBilinear ? "<TSimd>" : "")}(")
            .Line($"    rows, ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitSampling(step)
            .Line("sampling.Backward<TSimd>(")
            .Line($"    rows, ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    private CodeWriter EmitSampling(StepEmission step)
    {
        EquatableArray<int> image = step.Step.LayerInput.Shape.Axes;
        string type = IsBilinear ? "BilinearUpSampling" : "NearestUpSampling";
        return step.Writer.Line(
            $"{type} sampling = new({image[0]}, {image[1]}, {step.InputLayout.ChannelsName}, "
            + $"vertical: {Vertical}, horizontal: {Horizontal});");
    }
}
