using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes a member for each layer with parameters: its tensors as views in PyTorch's shape.</summary>
internal static class ParameterViewsEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        foreach (Step step in context.Program.Steps.Where(static step => step.Parameters.Count > 0))
        {
            code.Blank();
            code.Summary($"The parameters of {step.Layer.Name}.");
            code.Line($"public Block.{step.Name}Parameters {step.Name} => new(_parameters);");
        }
        code.Blank();
        code.Summary("Views of a block of parameters or gradients, layer by layer.");
        code.Open("public static class Block");
        foreach (Step step in context.Program.Steps.Where(static step => step.Parameters.Count > 0))
            EmitView(step, code);
        code.Close();
    }

    private static void EmitView(Step step, CodeWriter code)
    {
        code.Blank();
        code.Summary($"The part of {step.Layer.Name} in a block of parameters or gradients.");
        code.Line("/// <param name=\"block\">The whole block.</param>");
        code.Open($"public readonly ref struct {step.Name}Parameters(Span<float> block)");
        code.Line("private readonly Span<float> _block = block;");
        foreach (ParameterSlot slot in step.Parameters)
        {
            ParameterTensor tensor = slot.Tensor;
            code.Blank();
            code.Summary($"[{string.Join(" x ", tensor.ViewShape)}]");
            // Along an axis of one element a tensor span takes no stride but 0.
            IEnumerable<int> strides = tensor.ViewShape.Zip(tensor.View, static (size, stride) => size == 1 ? 0 : stride);
            code.Line($"public TensorSpan<float> {tensor.MemberName} => new(");
            code.Line($"    _block.Slice(Layers.{step.Name}{tensor.MemberName}Offset, {tensor.Length}), [{string.Join(", ", tensor.ViewShape)}], [{string.Join(", ", strides)}]);");
        }
        code.Close();
    }
}
