using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Normalization;

/// <summary>RMS normalisation over the last axis: as layer normalisation, but for the mean and the bias.</summary>
/// <param name="Id">The layer's identity.</param>
/// <param name="Epsilon">What is added to the mean square.</param>
/// <param name="Affine">Whether a weight follows.</param>
internal sealed record RmsNorm(LayerIdentity Id, double Epsilon, bool Affine) : LayerNorm(Id, 1, Epsilon, Affine)
{
    // PyTorch's default: the distance of 1 to the next float.
    private const double DefaultEpsilon = 1.1920928955078125e-7;

    public override string Kind => "RmsNorm";

    protected override bool Centered => false;

    public static new Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        ReadEpsilon(reader, id, absent: DefaultEpsilon) is { } epsilon
            ? new RmsNorm(id, epsilon, reader.NamedBool("Affine", true))
            : null;

    // Neither subtractions nor additions.
    public override long Flops(Shape input, Shape output) => (Affine ? 4L : 3L) * output.Size;

    public override string Formula(string input) =>
        $"{input} / sqrt(mean({input}^2) + {Literals.Text(Epsilon)}){(Affine ? " * weight" : "")}";
}
