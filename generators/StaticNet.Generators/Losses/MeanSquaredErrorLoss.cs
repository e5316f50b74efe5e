using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record MeanSquaredErrorLoss(int Attribute, bool IsSum) : Loss(Attribute, IsSum)
{
    public override string Kind => "MeanSquaredErrorLoss";

    public override string Formula => "(y - t)^2";

    public static Loss? Bind(AttributeReader reader) =>
        new MeanSquaredErrorLoss(reader.Ordinal, LossRegistry.IsSum(reader));

    public override string CallForValues(string values, int count, string target, string gradient) =>
        $"MeanSquaredError.Row<TSimd>({values}, {target}, {count}, Scale * weight, {gradient})";
}
