using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the forward pass over the samples of one part.</summary>
internal static class PassForwardEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        EmitMethod(code, "Forward", "The outputs of the samples from first to end.", () =>
        {
            EmitSteps(program, code, program.Steps, "Training");
            EmitOutputCopy(program, code);
        });
    }

    /// <summary>Writes a method over the samples of one part.</summary>
    public static void EmitMethod(CodeWriter code, string name, string summary, Action body)
    {
        code.Blank();
        code.Summary(summary);
        code.Line($"private readonly void {name}<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        code.Line("int rows = end - first;");
        body();
        code.Close();
    }

    /// <summary>Writes the calls of some forward steps, after the locals that they read and write.</summary>
    /// <param name="program">The network.</param>
    /// <param name="code">Where to write.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="training">The condition under which layers such as dropout do something.</param>
    public static void EmitSteps(NetworkProgram program, CodeWriter code, IEnumerable<Step> steps, string training)
    {
        code.Line("ref float input = ref InputRow(first);");
        foreach (Step step in steps)
            EmitStep(program, code, step, training);
    }

    /// <summary>Writes the call of one forward step.</summary>
    public static void EmitStep(NetworkProgram program, CodeWriter code, Step step, string training)
    {
        string output = step.Output.Local;
        string row = step.Output.Place == ValuePlace.Output ? "OutputRow" : step.Output.Member + "Row";
        code.Blank();
        code.Line($"// {output} = {step.Formula}");
        if (step.Layer.OnlyInTraining)
        {
            code.Line($"ref float {output} = ref {step.Input.Local};");
            code.Open($"if ({training})");
            code.Line($"{output} = ref {row}(first);");
            code.Line($"Layers.{step.Name}Forward<TSimd>(rows, ref {step.Input.Local}, ref {output}, {Key(program, step)}, first);");
            code.Close();
            return;
        }
        code.Line($"ref float {output} = ref {row}(first);");
        string parameters = step.Parameters.Count > 0 ? "ref Parameters, " : "";
        code.Line($"Layers.{step.Name}Forward<TSimd>(rows, ref {step.Input.Local}, {parameters}ref {output});");
    }

    /// <summary>Writes the copy of the last value to the output, where no layer writes there.</summary>
    public static void EmitOutputCopy(NetworkProgram program, CodeWriter code)
    {
        if (program.Last.Place == ValuePlace.Output)
            return;
        code.Blank();
        code.Line($"// output = {program.Last.Local}, without padding");
        code.Line("Elementwise.Apply<TSimd, Identity>(");
        code.Line($"    ref {program.Last.Local}, {RowLength(program.Last)}, ref OutputRow(first), OutputSize, rows, OutputSize, default(Identity));");
    }

    /// <summary>The random stream of a layer in this training step.</summary>
    public static string Key(NetworkProgram program, Step step)
    {
        int layer = program.Steps.TakeWhile(other => other != step).Count();
        return $"Dropout.Key(DropoutSeed, DropoutStep, {layer})";
    }

    /// <summary>A row's length as said outside of the class that holds the sizes.</summary>
    public static string RowLength(Value value) => Qualify(value.StrideName);

    public static string Qualify(string size) => size is "InputSize" or "OutputSize" ? size : "Layers." + size;
}
