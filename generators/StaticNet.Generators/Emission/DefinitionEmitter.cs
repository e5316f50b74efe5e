using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the network's definition: its layers, and where its tensors lie.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Summary("The layers, and where their parameters lie in the block.");
        code.Line("public static NetworkDefinition Definition => Described.Definition;");
        code.Blank();
        code.Line("// in a class of its own, so that it is there for every static member of the user's part");
        code.Open("private static class Described");
        code.Line("public static readonly NetworkDefinition Definition = new(");
        code.Indent();
        code.Line($"\"{program.Declaration.Name.TrimStart('@')}\",");
        code.Line("[");
        foreach (Node node in program.Network.Nodes)
            code.Line("    " + Layer(node));
        code.Line("],");
        code.Line("[");
        foreach (Step step in program.Steps)
        {
            foreach (ParameterSlot slot in step.Parameters)
                code.Line("    " + Tensor(step, slot));
        }
        code.Line("],");
        code.Line($"ParameterLength: {program.ParameterLength});");
        code.Outdent();
        code.Close();
    }

    private static string Layer(Node node) =>
        $"new(\"{node.Layer.Name}\", \"{node.Layer.Kind}\", \"{node.Output.ToSpacedString()}\", "
        + $"{node.Layer.Parameters(node.Input).Sum(static tensor => tensor.Count)}, {node.Layer.Flops(node.Input.Shape, node.Output)}),";

    private static string Tensor(Step step, ParameterSlot slot)
    {
        ParameterTensor tensor = slot.Tensor;
        string axes = string.Join(", ", tensor.Axes.Select(static axis => $"new({axis.Size}, {axis.Stride})"));
        return $"new({Literals.String(step.Layer.Id.Key + "." + tensor.Suffix)}, [{string.Join(", ", tensor.Shape)}], "
            + $"Layers.{step.Name}{tensor.MemberName}Offset, [{axes}], Initializer.{tensor.Initializer}, {tensor.FanIn}, {tensor.FanOut}),";
    }
}
