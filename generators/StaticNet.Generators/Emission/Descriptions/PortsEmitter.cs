using StaticNet.Generators.CSharp;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the description of inputs and outputs, by which data sets, trainers and diagrams know them.
/// </summary>
internal static class PortsEmitter
{
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        code.Line("Inputs =");
        code.Line("[");
        foreach (InputDeclaration input in program.Declaration.Inputs)
            code.Line("    " + Input(input));
        code.Line("],");
        code.Line("Outputs =");
        code.Line("[");
        for (int index = 0; index < program.Outputs.Count; index++)
            EmitOutput(program, index, code);
        code.Line("],");
    }

    private static string Input(InputDeclaration input)
    {
        string shape = input.Vocabulary > 0 ? "" : InvariantText.Join(", ", input.Shape.Axes);
        string kind = (input.Vocabulary > 0 ? $", Vocabulary: {input.Vocabulary}" : "")
            + (input.Shape.HasTime ? ", HasTime: true" : "");
        return $"new(\"{input.Name}\", [{shape}]{kind}),";
    }

    private static void EmitOutput(NetworkProgram program, int index, CodeWriter code)
    {
        ProgramOutput output = program.Outputs[index];
        string time = output.Shape.HasTime ? ", HasTime: true" : "";
        string from = program.Network.NameOf(program.Network.Outputs[index].Source);
        string loss = output.Loss is { } declared ? $", Loss = {Loss(declared, output)}" : "";
        string created = $"    new(\"{output.Binding.Name}\", [{InvariantText.Join(", ", output.Shape.Axes)}]{time})";
        string settings = $"From = \"{from}\"{loss}";
        if (program.Network.Outputs[index].Classes is not { } classes)
        {
            code.Line($"{created} {{ {settings} }},");
            return;
        }
        code.Line(created).Line("    {").Line($"        {settings},");
        code.Line("        ClassNames =").Line("        [");
        foreach (string name in classes.Names)
            code.Line($"            {Literals.String(name)},");
        code.Line("        ],").Line("    },");
    }

    private static string Loss(Loss loss, ProgramOutput output)
    {
        ITakesIndices? indexed = loss as ITakesIndices;
        string kinds = indexed is null ? "TargetKinds.Values" : "TargetKinds.Values | TargetKinds.ClassIndices";
        string ignored = indexed?.IgnoredTarget is { } target ? $", IgnoredTarget: {target}" : "";
        string weight = loss.Weight == 1 ? "" : $", Weight: {Literals.Text(loss.Weight)}";
        return $"new(\"{loss.Kind}\", {kinds}, {output.Shape.Size}, {LossMembersEmitter.TargetIndices(output)}"
            + $"{ignored}{weight})";
    }
}
