using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record HingeLoss(int Attribute, bool IsSum)
    : ElementwiseLoss(Attribute, IsSum, "Hinge", "default(Hinge)")
{
    public override string Kind => "HingeLoss";

    public override string Formula => "max(0, 1 - t x)";

    public static Loss? Bind(AttributeReader reader) =>
        new HingeLoss(reader.Ordinal, LossRegistry.IsSum(reader));
}
