using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A vector for each token: a row of its weight, which lies in the block as in files, with padded rows.
/// </summary>
internal sealed record Embedding(LayerIdentity Id, int Units, int PaddingIndex, string Initializer)
    : Layer(Id), IReadsTokens, IHasParameterGradients
{
    // Every part of the gradient reads all tokens, so there are few parts: eight of 48 bands of the vocabulary.
    private const int MostBands = 8 * ParameterGradientsEmitter.WeightRowsPerPart;

    public override string Kind => "Embedding";

    public override bool KeepsShape => false;

    public override bool WritesExactly => false;

    private int Stride => Lanes.Pad(Units);

    public static Layer? Bind(AttributeReader reader, LayerIdentity id)
    {
        int units = reader.Int(0);
        if (!Sizes.IsSensible(reader, id.Name, "units", units))
            return null;
        return reader.NamedEnum(id.Name, "Init", "Normal") is { } initializer
            ? new Embedding(id, units, reader.NamedInt("PaddingIndex", -1), initializer)
            : null;
    }

    public override Shape? InferShape(LayerInput input, ProblemList problems)
    {
        if (PaddingIndex < -1 || PaddingIndex >= input.Vocabulary)
        {
            problems.Add(
                ProblemKind.ArgumentMakesNoSense, Id.Attribute, Name, $"its PaddingIndex is {PaddingIndex}",
                $"a token of the vocabulary, 0 to {input.Vocabulary - 1}, or -1 for none");
            return null;
        }
        if (!Sizes.FitsParameters((long)input.Vocabulary * (Units + 2L * Lanes.Width)))
        {
            problems.Add(ProblemKind.TooLarge, Id.Attribute, Name, $"{input.Vocabulary}x{Units} weights");
            return null;
        }
        return new Shape(Units);
    }

    public override IReadOnlyList<ParameterTensor> Parameters(LayerInput input)
    {
        int[] shape = [input.Vocabulary, Units];
        return
        [
            new(
                "weight", shape.ToEquatableArray(), input.Vocabulary, Stride, Axis.RowMajor(shape, Stride),
                Initializer, input.Vocabulary, Units)
            {
                ZeroRow = PaddingIndex,
                AxisNames = new[] { "tokens", "units" }.ToEquatableArray(),
            },
        ];
    }

    public override long Flops(Shape input, Shape output) => 0;

    public override string Formula(string input) => $"weight[{input}]";

    public ParameterGradients ParameterGradients(Step step) => new(
        $"dWeight[token] = the sum of {step.Output.GradientLocal} over the steps with that token, "
            + (Band(step) == 1 ? "for the tokens" : $"for bands of {Band(step)} tokens") + " from first to end.",
        (Vocabulary(step) + Band(step) - 1) / Band(step));

    public override void EmitForward(StepEmission step)
    {
        step.OpenForward();
        step.Writer
            .Line($"Embedding.Gather(rows, {step.Input.Caller!.VocabularyName}, ref input, "
                + $"ref Floats.At(ref parameters, {MemberName}WeightOffset), "
                + $"ref output, {step.Output.StrideName});")
            .Close();
    }

    // Tokens have no gradient.
    public override void EmitBackward(StepEmission step)
    {
    }

    public void EmitParameterGradients(StepEmission step)
    {
        step.OpenParameterGradients();
        step.Writer
            .Line("Embedding.AddGradients<TSimd>(")
            .Line($"    {Tokens(step.Step)}, samples, ref input, ref dOutput,")
            .Line($"    ref Floats.At(ref gradients, {MemberName}WeightOffset), "
                + $"{step.Output.GradientLayout.ChannelStrideName}, {PaddingIndex}, accumulate);")
            .Close();
        if (step.Step.TableReader is not null)
            EmitTableGradients(step);
    }

    private void EmitTableGradients(StepEmission step)
    {
        step.OpenMethod(
            "TableGradients",
            $"dWeight, from the gradients of its rows that {step.Step.TableReader!.Layer.Name} has summed up, "
            + $"for {(Band(step.Step) == 1 ? "the tokens" : "bands")} from first to end.",
            "int first, int end, ref float sums, ref float gradients, bool accumulate");
        step.Writer
            .Line("Embedding.AddRows<TSimd>(")
            .Line($"    {Tokens(step.Step)}, "
                + $"ref Floats.At(ref sums, {Vocabulary(step.Step)} * {step.Step.TableReader.Name}GatesStride),")
            .Line($"    ref Floats.At(ref gradients, {MemberName}WeightOffset), "
                + $"{step.Output.GradientLayout.ChannelStrideName}, {PaddingIndex}, accumulate);")
            .Close();
    }

    private static string Tokens(Step step) => Band(step) is 1
        ? "first, end"
        : $"first * {Band(step)}, Math.Min(end * {Band(step)}, {Vocabulary(step)})";

    private static int Vocabulary(Step step) => step.LayerInput.Vocabulary;

    private static int Band(Step step) => (Vocabulary(step) + MostBands - 1) / MostBands;
}
