using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Celu(LayerIdentity Id, double Alpha) : ElementwiseLayer(
    Id,
    new("Celu", $"new Celu({Literals.Float(Alpha)})", DerivativeFromOutput: true,
        $"celu({{0}}, {Literals.Text(Alpha)})"))
{
    // One over less than this is infinite.
    private const float SmallestNormal = 1.17549435e-38f;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double alpha = reader.Double(0, absent: 1);
        if ((float)alpha is >= SmallestNormal and <= float.MaxValue)
            return new Celu(id, alpha);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"its alpha is {Literals.Text(alpha)}", "positive and finite");
        return null;
    }
}
