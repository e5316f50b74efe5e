using StaticNet.Generators.Emission;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>Softmax over the last axis.</summary>
internal sealed record Softmax(LayerIdentity Id) : SoftmaxLayer(Id), IMakesProbabilities, IStraightLine
{
    public override string Kind => "Softmax";

    public bool AddUpToOne => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Softmax(id);

    public override string Formula(string input) => $"softmax({input})";

    public bool ReadsVectors => false;

    public bool WritesVectors => false;

    // One call of the library for each group, whatever it takes inside.
    public int StraightLineCalls(Step step, int lanes) => 1;

    public void EmitStraightLine(StraightLineEmission sample)
    {
        Value output = sample.Step.Output;
        for (int group = 0; group < output.Size; group += output.Shape.Last)
        {
            string from = StraightLineEmission.Offset(sample.InputMemory, group);
            string to = StraightLineEmission.Offset(sample.OutputMemory, group);
            sample.Writer.Line($"Softmax.Forward<TSimd>(ref {from}, ref {to}, {output.Shape.Last});");
        }
    }
}
