using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>The sign of the output says that of the input only where the slope is not negative.</summary>
internal sealed record LeakyRelu(LayerIdentity Id, double NegativeSlope) : ElementwiseLayer(
    Id,
    new("LeakyRelu", $"new LeakyRelu({Literals.Float(NegativeSlope)})", DerivativeFromOutput: true,
        $"max({{0}}, {Literals.Text(NegativeSlope)} * {{0}})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double slope = reader.Double(0, absent: 0.01);
        if ((float)slope is >= 0 and < 1)
            return new LeakyRelu(id, slope);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name,
            $"its slope is {Literals.Text(slope)}", "at least 0 and below 1");
        return null;
    }
}
