using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record MeanSquaredErrorLoss(int Attribute, bool IsSum) : Loss(Attribute, IsSum)
{
    public override string Kind => "MeanSquaredErrorLoss";

    public override string Formula => "(y - t)^2";

    public override void Check(Shape output, Layer? last, ProblemList problems) => CheckNumbers(last, problems);

    public static Loss? Bind(AttributeReader reader) =>
        new MeanSquaredErrorLoss(reader.Ordinal, LossRegistry.IsSum(reader));

    public override string CallForValues(LossGroup group) =>
        $"MeanSquaredError.Row<TSimd>({group.Values}, {group.Target}, {group.Count}, {group.Scale}, {group.Gradient})";
}
