using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Freezing;
using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the member that makes of a trained network the one for inference.</summary>
internal static class FreezeEmitter
{
    public const string Summary =
        "The network for inference: what only training needs is left out, the backward pass too, "
        + "and normalisations are part of the weights before them.";

    public static void Emit(FrozenNetwork frozen, CodeWriter code)
    {
        code.Blank();
        code.Summary("Makes a network for inference of the parameters and running statistics as they are now.");
        code.Line(
            "/// <returns>A network of its own, whose outputs are those of <c>Predict</c> up to rounding.</returns>");
        code.Open($"public {NetworkDeclaration.FrozenName} Freeze()");
        code.Line($"{NetworkDeclaration.FrozenName} frozen = new();");
        code.Line("Freezing.Copy(this, frozen);");
        if (frozen.Network.Declaration.Features is not null)
            code.Line($"frozen.{TableMembers.Statistics} = {TableMembers.Statistics};");
        foreach (Fold fold in frozen.Folds)
            EmitFold(fold, code);
        code.Line("return frozen;");
        code.Close();
    }

    private static void EmitFold(Fold fold, CodeWriter code)
    {
        double epsilon = ((INormalizesByRunningStatistics)fold.Normalization).Epsilon;
        WeightChannels channels = ((IHasScalableChannels)fold.Into).ChannelsOfWeight;
        string axis = channels is { Axis: 0, Groups: 1 }
            ? ""
            : $", channelAxis: {channels.Axis}, groups: {channels.Groups}";
        code.Blank();
        code.Line($"// {fold.Into.Name} = {fold.Normalization.Formula(fold.Into.Name)}");
        code.Line($"Freezing.Fold(this, frozen, {Literals.String(fold.Normalization.Id.Key)}, "
            + $"{Literals.Text(epsilon)}, into: {Literals.String(fold.Into.Id.Key)}{axis});");
    }
}
