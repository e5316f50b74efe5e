using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record HardTanh(LayerIdentity Id, double Min, double Max) : ElementwiseLayer(
    Id,
    new("HardTanh", $"new HardTanh({Literals.Float(Min)}, {Literals.Float(Max)})", DerivativeFromOutput: true,
        $"clamp({{0}}, {Literals.Text(Min)}, {Literals.Text(Max)})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        (double min, double max) = (reader.Double(0, absent: -1), reader.Double(1, absent: 1));
        if ((float)min >= -float.MaxValue && (float)max <= float.MaxValue && (float)min < (float)max)
            return new HardTanh(id, min, max);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name,
            $"its bounds are {Literals.Text(min)} and {Literals.Text(max)}", "finite, the first below the second");
        return null;
    }
}
