using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Computes sizes that are multiples of a value's last axis.</summary>
internal static class MultipleSizes
{
    /// <summary>The layer with its size, or null where that is none, which is reported.</summary>
    public static Layer? Resolve(ISized sized, Layer layer, LayerInput value, ProblemList problems)
    {
        LayerIdentity id = layer.Id;
        long product = (long)sized.Size * value.Shape.Last;
        if (product % id.Over != 0)
        {
            problems.Add(new Problem(
                ProblemKind.SizeNotWhole, id.Attribute,
                new[]
                {
                    layer.Name, $"{sized.Size}", $"{value.Shape.Last}", $"{id.Over}", value.Producer,
                    value.Shape.ToString(),
                }.ToEquatableArray(),
                value.ProducerAttribute));
            return null;
        }
        if (product / id.Over <= Sizes.Most)
            return sized.WithSize((int)(product / id.Over));
        problems.Add(ProblemKind.TooLarge, id.Attribute, layer.Name, $"{product / id.Over} units");
        return null;
    }
}
