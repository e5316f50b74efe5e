using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the class of a recurrent network's states.</summary>
internal static class StateEmitter
{
    // Where neither the network nor the caller says it.
    private const string DefaultMostSteps = "1024";

    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        IEnumerable<string> names =
            program.StateParts.Select(static pair => $"{pair.Step.Layer.Name}.{pair.Part.Name} ({pair.Part.Units})");
        IEnumerable<string> kept = program.StepMemories.Select(
            static pair => $"{pair.Step.Layer.Name}'s keys and values ({pair.Memory.Width} each a step)");
        string[] counted = program.CountsSteps ? ["how many steps there were"] : [];
        string parts = string.Join(", ", [.. names, .. counted, .. kept]);
        bool hasMost = HasMostSteps(program);
        code.Blank();
        code.Summary($"What the network remembers from one time step to the next: {parts}. It starts as zeros.");
        code.Line("/// <param name=\"streams\">The number of streams, which a call advances together.</param>");
        if (hasMost)
            code.Line("/// <param name=\"maxTime\">The most time steps that each stream can have.</param>");
        string most = program.MostSteps < int.MaxValue ? $"{program.MostSteps}" : DefaultMostSteps;
        code.Line($"public sealed class State(int streams = 1{(hasMost ? $", int maxTime = {most}" : "")})");
        code.Open($"    : RecurrentState(StateDescription.Definition, streams{(hasMost ? ", maxTime" : "")})");
        code.Summary("A copy that goes its own way.");
        code.Open("public State Clone()");
        code.Line($"State copy = new(Streams{(hasMost ? ", MaxTime" : "")});");
        code.Line("CopyTo(copy);");
        code.Line("return copy;");
        code.Close();
        code.Close();
    }

    // Whether memory for time steps grows with their number, or a layer has no more of them.
    private static bool HasMostSteps(NetworkProgram program) =>
        program.MostSteps < int.MaxValue || program.StepMemories.Any(static pair => pair.Memory.Window == 0);

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
                + $"Layers.{step.Name}StateOffset{(part.Offset > 0 ? $" + {part.Offset}" : "")}),");
        int stepFloats = StreamEmitter.StepFloats(context);
        code.Outdent();
        if (program.CountsSteps)
            EmitSteps(program, code);
        else
            code.Line("], Layers.StateStride)" + (stepFloats > 0 ? $" {{ StepFloats = {stepFloats} }};" : ";"));
        code.Close();
    }

    private static void EmitSteps(NetworkProgram program, CodeWriter code)
    {
        code.Line("], Layers.StateStride)");
        code.Open("");
        code.Line("CountsSteps = true,");
        if (program.MostSteps < int.MaxValue)
            code.Line($"MostSteps = {program.MostSteps},");
        code.Line("StepMemories =").Line("[").Indent();
        foreach ((Step step, StepMemory memory) in program.StepMemories)
            code.Line($"new({Literals.String(step.Layer.Name)}, {memory.Width}, {memory.Window}),");
        code.Outdent().Line("],");
        code.Close(";");
    }

    /// <summary>Writes the class for a network that cannot be compiled.</summary>
    public static void EmitThrowing(string fail, CodeWriter code)
    {
        // what calls of some networks have, none may lack here
        code.Line("public sealed class State(int streams = 1, int maxTime = 1)");
        code.Open("    : RecurrentState(Unknown, streams, maxTime)");
        code.Line($"private static StateDefinition Unknown => {fail};").Blank();
        code.Line($"public State Clone() => {fail};");
        code.Close();
        code.Blank();
    }
}
