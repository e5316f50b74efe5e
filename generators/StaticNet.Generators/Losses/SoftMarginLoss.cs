using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record SoftMarginLoss(int Attribute, bool IsSum)
    : ElementwiseLoss(Attribute, IsSum, "SoftMargin", "default(SoftMargin)")
{
    public override string Kind => "SoftMarginLoss";

    public override string Formula => "log(1 + exp(-t x))";

    public static Loss? Bind(AttributeReader reader) =>
        new SoftMarginLoss(reader.Ordinal, LossRegistry.IsSum(reader));
}
