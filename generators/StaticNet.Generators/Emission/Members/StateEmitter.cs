using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the class of a recurrent network's states.</summary>
internal static class StateEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        IEnumerable<string> names =
            program.StateParts.Select(static pair => $"{pair.Step.Layer.Name}.{pair.Part.Name} ({pair.Part.Units})");
        string parts = string.Join(", ", names);
        code.Blank();
        code.Summary($"What the network remembers from one time step to the next: {parts}. It starts as zeros.");
        code.Line("/// <param name=\"streams\">The number of streams, which a call advances together.</param>");
        code.Line("public sealed class State(int streams = 1)");
        code.Open("    : RecurrentState(StateDescription.Definition, streams)");
        code.Summary("A copy that goes its own way.");
        code.Open("public State Clone()");
        code.Line("State copy = new(Streams);");
        code.Line("CopyTo(copy);");
        code.Line("return copy;");
        code.Close();
        code.Close();
    }

    /// <summary>Writes where the states of layers lie in that of the network.</summary>
    public static void EmitDescription(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Blank();
        code.Summary("What a state holds, and where.");
        DescriptionsEmitter.Open("StateDescription", code);
        code.Line(
            $"public static readonly StateDefinition Definition = new(\"{program.Declaration.Name.TrimStart('@')}\",");
        code.Line("[").Indent();
        foreach ((Step step, StatePart part) in program.StateParts)
            code.Line($"new({Literals.String(step.Layer.Name + "." + part.Name)}, {part.Units}, "
                + $"Layers.{step.Name}StateOffset + {part.Offset}),");
        int stepFloats = StreamEmitter.StepFloats(context);
        code.Outdent().Line("], Layers.StateStride)" + (stepFloats > 0 ? $" {{ StepFloats = {stepFloats} }};" : ";"));
        code.Close();
    }

    /// <summary>Writes the class for a network that cannot be compiled.</summary>
    public static void EmitThrowing(string fail, CodeWriter code)
    {
        code.Open("public sealed class State(int streams = 1) : RecurrentState(Unknown, streams)");
        code.Line($"private static StateDefinition Unknown => {fail};").Blank();
        code.Line($"public State Clone() => {fail};");
        code.Close();
        code.Blank();
    }
}
