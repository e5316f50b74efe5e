namespace StaticNet.Generators.Losses;

/// <summary>A loss of single values, which a struct computes.</summary>
/// <param name="Attribute">The ordinal of its attribute.</param>
/// <param name="IsSum">Whether the losses are added up instead of averaged.</param>
/// <param name="Type">The struct.</param>
/// <param name="Instance">The expression that makes one.</param>
internal abstract record ElementwiseLoss(int Attribute, bool IsSum, string Type, string Instance)
    : Loss(Attribute, IsSum)
{
    public override string CallForValues(LossGroup group) =>
        $"ElementLoss.Row<TSimd, {Type}>({group.Values}, {group.Target}, {group.Count}, {group.Scale}, "
        + $"{group.Gradient}, {Instance})";
}
