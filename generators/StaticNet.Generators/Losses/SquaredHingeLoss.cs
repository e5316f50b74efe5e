using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record SquaredHingeLoss(int Attribute, bool IsSum)
    : ElementwiseLoss(Attribute, IsSum, "SquaredHinge", "default(SquaredHinge)")
{
    public override string Kind => "SquaredHingeLoss";

    public override string Formula => "max(0, 1 - t x)^2";

    public static Loss? Bind(AttributeReader reader) =>
        new SquaredHingeLoss(reader.Ordinal, LossRegistry.IsSum(reader));
}
