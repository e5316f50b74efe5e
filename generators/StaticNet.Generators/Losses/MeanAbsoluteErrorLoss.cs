using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record MeanAbsoluteErrorLoss(int Attribute, bool IsSum) : Loss(Attribute, IsSum)
{
    public override string Kind => "MeanAbsoluteErrorLoss";

    public override string Formula => "|y - t|";

    public override void Check(Shape output, Layer? last, ProblemList problems) => CheckNumbers(last, problems);

    public static Loss? Bind(AttributeReader reader) =>
        new MeanAbsoluteErrorLoss(reader.Ordinal, LossRegistry.IsSum(reader));

    public override string CallForValues(LossGroup group) =>
        $"MeanAbsoluteError.Row<TSimd>({group.Values}, {group.Target}, {group.Count}, {group.Scale}, {group.Gradient})";
}
