using StaticNet.Generators.CSharp;
using StaticNet.Generators.Contract;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the description of several inputs and outputs, by which data sets and trainers know them.</summary>
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
        foreach (ProgramOutput output in program.Outputs)
            code.Line("    " + Output(output));
        code.Line("],");
    }

    private static string Input(InputDeclaration input)
    {
        string shape = input.Vocabulary > 0 ? "" : InvariantText.Join(", ", input.Shape.Axes);
        string kind = (input.Vocabulary > 0 ? $", Vocabulary: {input.Vocabulary}" : "")
            + (input.Shape.HasTime ? ", HasTime: true" : "");
        return $"new(\"{input.Name}\", [{shape}]{kind}),";
    }

    private static string Output(ProgramOutput output)
    {
        string time = output.Shape.HasTime ? ", HasTime: true" : "";
        string port = $"new(\"{output.Binding.Name}\", [{InvariantText.Join(", ", output.Shape.Axes)}]{time})";
        return output.Loss is { } loss ? $"{port} {{ Loss = {Loss(loss, output)} }}," : port + ",";
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
