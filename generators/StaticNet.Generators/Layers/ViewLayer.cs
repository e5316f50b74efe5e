using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>A layer whose output is its input's memory, so that there is nothing to emit.</summary>
internal abstract record ViewLayer(LayerIdentity Id) : Layer(Id)
{
    public override bool IsView => true;

    public override bool KeepsShape => false;

    public override long Flops(Shape input, Shape output) => 0;

    public override void EmitForward(StepEmission step)
    {
    }

    public override void EmitBackward(StepEmission step)
    {
    }
}
