using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>
/// Stands for a layer whose attribute cannot be read: shape inference ends at it without a further report, and its
/// members are still known by name.
/// </summary>
internal record UnboundLayer(LayerIdentity Id, string Word, EquatableArray<string> Tensors) : Layer(Id)
{
    public override string Kind => Identifiers.Capitalize(Word);

    public override IEnumerable<string> TensorNames => Tensors;

    public override Shape? InferShape(LayerInput input, ProblemList problems) => null;

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => input;

    public override void EmitForward(StepEmission step)
    {
    }

    public override void EmitBackward(StepEmission step)
    {
    }
}
