using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes a member for each layer with parameters: its tensors as views in PyTorch's shape.</summary>
internal static class ParameterViewsEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        foreach (Step step in context.Program.ParameterOwners)
        {
            EmitMember(step, step.Parameters, "The parameters", "", "Parameters", "_network.Parameters", code);
            EmitMember(step, step.Buffers, "The running statistics", "Buffers", "Buffers", "_network.Buffers", code);
        }
        code.Blank();
        code.Summary("Views of a block of parameters or gradients, layer by layer, and of the block of buffers.");
        code.Open("public static class Block");
        foreach (Step step in context.Program.ParameterOwners)
        {
            EmitView(step, step.Parameters, "Parameters", "parameters or gradients", code);
            EmitView(step, step.Buffers, "Buffers", "buffers", code);
        }
        code.Close();
    }

    /// <summary>Writes where each tensor lies in its block.</summary>
    public static void EmitViews(NetworkProgram program, CodeWriter code)
    {
        code.Blank();
        code.Summary("Tensors in a block, in PyTorch's shape.");
        DescriptionsEmitter.Open("Views", code);
        foreach (Step step in program.ParameterOwners)
        {
            foreach (ParameterSlot slot in step.Parameters.Concat(step.Buffers))
                EmitView(step, slot.Tensor, code);
        }
        code.Close();
    }

    private static void EmitMember(
        Step step, IReadOnlyList<ParameterSlot> tensors, string what, string suffix, string view,
        string block, CodeWriter code)
    {
        if (tensors.Count == 0)
            return;
        code.Blank();
        code.Summary($"{what} of {step.Layer.Name}.");
        code.Line($"public Block.{step.Name}{view} {Identifiers.Escape(step.Name + suffix)} => new({block});");
    }

    private static void EmitView(
        Step step, IReadOnlyList<ParameterSlot> tensors, string view, string what, CodeWriter code)
    {
        if (tensors.Count == 0)
            return;
        code.Blank();
        code.Summary($"The part of {step.Layer.Name} in a block of {what}.");
        code.Line("/// <param name=\"block\">The whole block.</param>");
        code.Open($"public readonly ref struct {step.Name}{view}(Span<float> block)");
        code.Line("private readonly Span<float> _block = block;");
        foreach (ParameterSlot slot in tensors)
        {
            ParameterTensor tensor = slot.Tensor;
            code.Blank();
            IReadOnlyList<Axis> axes = tensor.ViewAxes;
            string shape = InvariantText.Join(" x ", axes.Select(static axis => axis.Size));
            code.Summary(axes.Count == tensor.Shape.Count
                ? $"[{shape}]"
                : $"[{shape}]: row by row the elements of [{InvariantText.Join(" x ", tensor.Shape)}] in weight files");
            code.Line($"public TensorSpan<float> {tensor.MemberName} => Views.{step.Name}{tensor.MemberName}(_block);");
        }
        code.Close();
    }

    private static void EmitView(Step step, ParameterTensor tensor, CodeWriter code)
    {
        // Along an axis of one element a tensor span takes no stride but 0.
        IReadOnlyList<Axis> axes = tensor.ViewAxes;
        IEnumerable<int> strides = axes.Select(static axis => axis.Size == 1 ? 0 : axis.Stride);
        code.Blank();
        code.Line($"public static TensorSpan<float> {step.Name}{tensor.MemberName}(Span<float> block) => new(");
        code.Line($"    block.Slice(Layers.{step.Name}{tensor.MemberName}Offset, {tensor.Length}), "
            + $"[{InvariantText.Join(", ", axes.Select(static axis => axis.Size))}], [{InvariantText.Join(", ", strides)}]);");
    }
}
