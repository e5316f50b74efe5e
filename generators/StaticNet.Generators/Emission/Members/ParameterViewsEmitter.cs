using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes a member for each layer with parameters, and for each block that has such: tensors as views in PyTorch's
/// shape.
/// </summary>
internal static class ParameterViewsEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        EmitMembers(context, code);
        if (context.Shared?.HasAllViews == true && program.Steps.All(static step => step.Layer.Id.Path.Count == 0))
            return;
        code.Blank();
        code.Summary("Views of a block of parameters or gradients, layer by layer, and of the block of buffers.");
        code.Open("public static class Block");
        int parameters = 0, buffers = 0;
        foreach (Step step in program.ParameterOwners)
        {
            if (!IsShared(context, step))
            {
                EmitStruct(step, step.Parameters, "Tensors", parameters, "Parameters", "parameters or gradients", code);
                EmitStruct(step, step.Buffers, "Buffers", buffers, "Buffers", "buffers", code);
            }
            parameters += step.Parameters.Count;
            buffers += step.Buffers.Count;
        }
        EmitBlocks(context, Parameters(program), "Parameters", "parameters or gradients", code);
        EmitBlocks(context, Buffers(program), "Buffers", "buffers", code);
        Step[] own = [.. program.ParameterOwners.Where(step => !IsShared(context, step))];
        if (own.Any(static step => step.Parameters.Count > 0))
            EmitView("Tensors", code);
        if (own.Any(static step => step.Buffers.Count > 0))
            EmitView("Buffers", code);
        code.Close();
    }

    // What a frozen network has as the one that was trained is seen through the views of that.
    private static bool IsShared(EmissionContext context, Step step) => context.Shared?.HasViews(step) == true;

    private static string TypeOf(
        EmissionContext context, ViewTree<ParameterSlot> view, string block, string ofOthers = "") =>
        (context.Shared?.HasViews(view.FullName) == true
            ? context.Trained!.Declaration.FullName + ".Block."
            : ofOthers) + view.FullName + block;

    private static IReadOnlyList<ViewTree<ParameterSlot>> Parameters(NetworkProgram program) =>
        ViewTree<ParameterSlot>.Of(program.ParameterOwners.Select(static step => (step.Layer, step.Parameters)));

    private static IReadOnlyList<ViewTree<ParameterSlot>> Buffers(NetworkProgram program) =>
        ViewTree<ParameterSlot>.Of(program.ParameterOwners.Select(static step => (step.Layer, step.Buffers)));

    // In the order of the layers, with the statistics of each after its parameters.
    private static void EmitMembers(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        IReadOnlyList<ViewTree<ParameterSlot>> parameters = Parameters(program), buffers = Buffers(program);
        IEnumerable<string> names = program.ParameterOwners
            .Select(static step => step.Layer.Id.Path.FirstOrDefault() ?? step.Layer.Name)
            .Select(static name => Identifiers.Capitalize(name)).Distinct();
        HashSet<string> machines =
            [.. program.Steps.Where(static step => step.Layer is IBoltzmannMachine).Select(static step => step.Name)];
        foreach (string name in names)
        {
            string ofBuffers = machines.Contains(name) ? "The weight for generating" : "The running statistics";
            EmitMember(context, parameters, name, "The parameters", "", "Parameters", code);
            EmitMember(context, buffers, name, ofBuffers, "Buffers", "Buffers", code);
        }
    }

    private static void EmitMember(
        EmissionContext context, IReadOnlyList<ViewTree<ParameterSlot>> views, string name, string what, string suffix,
        string block, CodeWriter code)
    {
        if (views.FirstOrDefault(view => view.Name == name) is not { } view)
            return;
        code.Blank();
        code.Summary($"{what} of {view.Text}.");
        code.Line($"public {TypeOf(context, view, block, "Block.")} {Identifiers.Escape(view.Name + suffix)} => "
            + $"new(_network.{block});");
    }

    private static string View(string list) => list == "Tensors" ? "TensorView" : "BufferView";

    private static void EmitView(string list, CodeWriter code) => code.Blank()
        .Line($"private static TensorSpan<float> {View(list)}(int index, Span<float> block) =>")
        .Line($"    NetworkDescription.Definition.{list}[index].View(block);");

    // The definition lists the tensors in the same order.
    private static void EmitStruct(
        Step step, IReadOnlyList<ParameterSlot> tensors, string list, int first, string block, string what,
        CodeWriter code)
    {
        if (tensors.Count == 0)
            return;
        Open(step.Layer.Name, step.Name, block, what, code);
        foreach (ParameterSlot slot in tensors)
        {
            ParameterTensor tensor = slot.Tensor;
            code.Blank();
            code.Summary($"{tensor.MemberName}, {ShapeText(tensor)}.");
            code.Line($"public TensorSpan<float> {tensor.MemberName} => {View(list)}({first++}, _block);");
        }
        code.Close();
    }

    // Such as [outputs 128 x inputs 784].
    private static string ShapeText(ParameterTensor tensor)
    {
        IReadOnlyList<Axis> axes = tensor.ViewAxes;
        IEnumerable<string> sizes = axes.Count == tensor.AxisNames.Count
            ? axes.Zip(tensor.AxisNames, static (axis, name) => $"{name} {axis.Size}")
            : axes.Select(static axis => $"{axis.Size}");
        string shape = $"[{string.Join(" x ", sizes)}]";
        return axes.Count == tensor.Shape.Count
            ? shape
            : $"{shape}: row by row the elements of [{InvariantText.Join(" x ", tensor.Shape)}] in weight files";
    }

    private static void EmitBlocks(
        EmissionContext context, IReadOnlyList<ViewTree<ParameterSlot>> views, string block, string what,
        CodeWriter code)
    {
        foreach (ViewTree<ParameterSlot> use in views.SelectMany(static view => view.All)
            .Where(static view => view.Children.Count > 0))
        {
            Open(use.Text, use.FullName, block, what, code);
            foreach (ViewTree<ParameterSlot> child in use.Children)
            {
                code.Blank();
                code.Summary($"The part of {child.Text}.");
                code.Line(
                    $"public {TypeOf(context, child, block)} {Identifiers.Escape(child.Name)} => new(_block);");
            }
            code.Close();
        }
    }

    private static void Open(string text, string name, string block, string what, CodeWriter code)
    {
        code.Blank();
        code.Summary($"The part of {text} in a block of {what}.");
        code.Line("/// <param name=\"block\">The whole block.</param>");
        code.Open($"public readonly ref struct {name}{block}(Span<float> block)");
        code.Line("private readonly Span<float> _block = block;");
    }
}
