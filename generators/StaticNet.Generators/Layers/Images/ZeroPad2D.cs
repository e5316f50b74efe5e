using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Layers.Images;

/// <summary>Zeros around an image.</summary>
internal sealed record ZeroPad2D(LayerIdentity Id, int Top, int Bottom, int Left, int Right) : Layer(Id), IMakesChannels
{
    public override string Kind => "ZeroPad2D";

    public override TimeUse TimeUse => TimeUse.None;

    public override bool KeepsShape => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int first = reader.Int(0);
        int[] sides = [first, first, first, first];
        if (reader.HasPositional(3))
            sides = [first, reader.Int(1), reader.Int(2), reader.Int(3)];
        else if (reader.HasPositional(1))
            sides = [first, first, reader.Int(1), reader.Int(1)];
        if (sides.All(static side => side is >= 0 and <= (int)Sizes.Most))
            return new ZeroPad2D(id, sides[0], sides[1], sides[2], sides[3]);
        if (sides.Any(static side => side < 0))
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, id.Name,
                $"its padding is {InvariantText.Join(", ", sides)}", "nowhere negative");
        else
            reader.Reject(ProblemKind.TooLarge, id.Name, $"{sides.Max()} rows or columns of zeros");
        return null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems) =>
        ImageInput.IsImage(this, input, problems)
            ? ImageInput.Sized(
                this, problems, (long)Top + input.Shape.Axes[0] + Bottom, (long)Left + input.Shape.Axes[1] + Right,
                input.Shape.Last)
            : null;

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"zeropad({input}, {Top}, {Bottom}, {Left}, {Right})";

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        EmitZeros(step)
            .Line($"zeros.Forward(rows, ref input, {step.InputLayout.ChannelStrideName}, "
                + $"ref output, {step.OutputLayout.ChannelStrideName});")
            .Close();
    }

    public override void EmitBackward(StepEmission step)
    {
        step.OpenBackward();
        EmitZeros(step)
            .Line($"zeros.Backward(rows, ref dOutput, {step.GradientInLayout.ChannelStrideName}, "
                + $"ref dInput, {step.GradientOutLayout.ChannelStrideName});")
            .Close();
    }

    private CodeWriter EmitZeros(StepEmission step)
    {
        EquatableArray<int> image = step.Step.LayerInput.Shape.Axes;
        return step.Writer.Line(
            $"ZeroPadding zeros = new({image[0]}, {image[1]}, {step.InputLayout.ChannelsName}, "
            + $"top: {Top}, bottom: {Bottom}, left: {Left}, right: {Right});");
    }
}
