using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>What the methods of an attention have in common.</summary>
internal abstract class AttentionEmission(StepEmission step, AttentionLayer layer)
{
    protected StepEmission Step { get; } = step;

    protected AttentionLayer Layer { get; } = layer;

    protected AttentionSizes Sizes { get; } = AttentionSizes.Of(layer, step.Step);

    protected CodeWriter Code => Step.Writer;

    protected string Name => Layer.MemberName;

    protected string Width => Name + "Width";

    protected string HeadStride => Name + "HeadStride";

    protected string InProjStride => Name + "InProjStride";

    protected string OutProjStride => Name + "OutProjStride";

    protected bool DrawsRandomNumbers => Layer.DrawsRandomNumbers;

    /// <summary>Where a tensor starts in the block of parameters.</summary>
    protected string Tensor(string block, string tensor) => $"ref Floats.At(ref {block}, {Name}{tensor}Offset)";

    /// <summary>Some thirds of a row, in floats.</summary>
    protected string Thirds(int count) => count == 1 ? Width : $"{count} * {Width}";

    /// <summary>The local variable of what is projected.</summary>
    protected static string Local(AttentionProjection projection) => Identifiers.Uncapitalize(projection.Name);

    /// <summary>The length of its rows.</summary>
    protected string Stride(AttentionProjection projection) => $"{Name}{projection.Name}Stride";

    /// <summary>How many rows of a value there are.</summary>
    protected string Rows(int operand, string samples = "rows") =>
        Layer.IsOverTime ? "rows * time" : Layout(operand).Rows(samples);

    protected ValueLayout Layout(int operand) => Step.Step.LayoutOf(operand);

    /// <summary>Where queries, keys and values start: in one row of three thirds, or in two.</summary>
    protected (string Query, string Key, string Value) Places(string suffix)
    {
        AttentionProjection first = Layer.Projections[0], last = Layer.Projections[Layer.Projections.Count - 1];
        string query = Local(first) + suffix, memory = Local(last) + suffix;
        int key = last.Count - 2;
        return (
            $"ref {query}",
            key == 0 ? $"ref {memory}" : $"ref Floats.At(ref {memory}, {Width})",
            $"ref Floats.At(ref {memory}, {Thirds(key + 1)})");
    }

    /// <summary>The arguments of the method that says where everything lies.</summary>
    protected string OperandArguments()
    {
        string rows = Layer.IsOverTime ? "rows, time, lengths" : "rows";
        string projected = string.Join(", ", Layer.Projections.Select(static projection => "ref " + Local(projection)));
        string random = DrawsRandomNumbers ? $", key, {FirstSequence}" : "";
        return $"{rows}, {projected}, ref attended, ref logSums, ref scratch{random}";
    }

    /// <summary>The number of the first sequence, or sample, in the batch.</summary>
    protected string FirstSequence => Step.Step.HasTime ? "firstSequence" : "firstRow";

    /// <summary>Writes the turning of queries and keys, which lie side by side.</summary>
    protected void EmitRotation(bool inverse, string rows, string cache)
    {
        Code.Blank();
        Code.Line(inverse ? "// turned back by their positions" : "// queries and keys are turned by their positions");
        Code.Line("RotaryEmbedding.Apply<TSimd>(");
        Code.Line($"    {PositionAxis.Rows(Layer.IsOverTime, Layout(0))}, "
            + $"2 * {Name}Heads, {Name}HeadSize, {HeadStride}, ref {rows}, {Stride(Layer.Projections[0])},");
        Code.Line($"    ref scratch, {cache}, inverse: {Literals.Bool(inverse)});");
    }

    /// <summary>
    /// Writes a matrix product: <c>result = left * right + bias</c>, where rows of the result have room for whole
    /// vectors.
    /// </summary>
    protected void EmitProduct(
        string rows, string columns, string left, string leftStride, string right, string rightStride, string depth,
        string bias, string result, string resultStride)
    {
        Code.Line($"Tile<TSimd>.Dense({rows}, {columns}, ref {left}, {leftStride}, ref {right}, {rightStride}, "
            + $"{depth}, {(bias.Length > 0 ? $"ref {bias}" : "ref Unsafe.NullRef<float>()")}, "
            + $"ref {result}, {resultStride}, default(Identity));");
    }

    /// <summary>The same to rows of a value of features, which may have no room.</summary>
    protected void EmitProductToValue(
        string rows, string left, string leftStride, string right, string rightStride, string depth, string bias,
        string result, ValueLayout layout, string scratch)
    {
        if (layout.ChannelStride >= Sizes.Columns)
        {
            string columns = layout.ChannelStride >= Sizes.OutProjStride ? OutProjStride : $"{Sizes.Columns}";
            EmitProduct(
                rows, columns, left, leftStride, right, rightStride, depth, bias, result, layout.ChannelStrideName);
            return;
        }
        Code.Line("ExactProduct.Dense<TSimd>(");
        Code.Line($"    {rows}, {layout.ChannelsName},");
        Code.Line($"    ref {left}, {leftStride}, ref {right}, {rightStride}, {depth},");
        Code.Line($"    {(bias.Length > 0 ? "ref " + bias : "ref Unsafe.NullRef<float>()")},");
        Code.Line($"    ref {result}, {layout.ChannelStrideName}, ref {scratch});");
    }

    /// <summary>The floats that such a product needs.</summary>
    protected int ExactFloats(ValueLayout layout) => layout.ChannelStride >= Sizes.Columns ? 0 : 8 * Sizes.Columns;
}
