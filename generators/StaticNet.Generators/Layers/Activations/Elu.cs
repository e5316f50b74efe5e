using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>The sign of the output says that of the input only where alpha is positive.</summary>
internal sealed record Elu(LayerIdentity Id, double Alpha) : ElementwiseLayer(
    Id,
    new("Elu", $"new Elu({Literals.Float(Alpha)})", DerivativeFromOutput: true, $"elu({{0}}, {Literals.Text(Alpha)})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        double alpha = reader.Double(0, absent: 1);
        if ((float)alpha is > 0 and <= float.MaxValue)
            return new Elu(id, alpha);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, id.Name, $"its alpha is {Literals.Text(alpha)}", "positive and finite");
        return null;
    }
}
