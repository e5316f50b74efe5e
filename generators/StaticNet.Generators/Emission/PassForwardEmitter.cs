using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the forward pass over the samples of one part.</summary>
internal static class PassForwardEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string until = program.LossActivation is { } activation ? $", up to {activation.Layer.Name}" : "";
        EmitMethod(code, "ForwardLayers", $"The values of the samples from first to end{until}.", () =>
        {
            code.Line("int rows = end - first;");
            code.Line("ref float input = ref InputRow(first);");
            foreach (Step step in program.TrainingSteps)
                EmitStep(program, code, step);
        });
        if (WritesOutput(program))
            EmitWriteOutput(program, code);
    }

    /// <summary>Whether the output is not simply what the last of the layers wrote.</summary>
    public static bool WritesOutput(NetworkProgram program) =>
        program.LossActivation is not null || program.Last.Place != ValuePlace.Output;

    /// <summary>Writes a method over the samples of one part.</summary>
    public static void EmitMethod(CodeWriter code, string name, string summary, Action body, string parameters = "")
    {
        code.Blank();
        code.Summary(summary);
        code.Line($"private readonly void {name}<TSimd>(int first, int end{parameters})");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        body();
        code.Close();
    }

    /// <summary>The random stream of a layer in this training step.</summary>
    public static string Key(NetworkProgram program, Step step)
    {
        int layer = program.Steps.TakeWhile(other => other != step).Count();
        return $"Dropout.Key(DropoutSeed, DropoutStep, {layer})";
    }

    /// <summary>The accessor of a value's row.</summary>
    public static string Row(Value value, string sample = "first") => value.Place switch
    {
        ValuePlace.Input => $"InputRow({sample})",
        ValuePlace.Output => $"OutputRow({sample})",
        _ => $"{value.Member}Row({sample})",
    };

    /// <summary>A row's length as said outside of the class that holds the sizes.</summary>
    public static string RowLength(Value value) => Qualify(value.StrideName);

    public static string Qualify(string size) => size is "InputSize" or "OutputSize" ? size : "Layers." + size;

    private static void EmitStep(NetworkProgram program, CodeWriter code, Step step)
    {
        string output = step.Output.Local;
        string local = $"ref float {output} = ref {Row(step.Output)};";
        code.Blank();
        code.Line($"// {output} = {step.Formula}");
        if (step.Layer.OnlyInTraining)
        {
            code.Line(local);
            code.Line("if (Training)");
            code.Line($"    Layers.{step.Name}Forward<TSimd>(rows, ref {step.Input.Local}, ref {output}, {Key(program, step)}, first);");
            return;
        }
        code.Line(local);
        string parameters = step.Parameters.Count > 0 ? "ref Parameters, " : "";
        code.Line($"Layers.{step.Name}Forward<TSimd>(rows, ref {step.Input.Local}, {parameters}ref {output});");
    }

    private static void EmitWriteOutput(NetworkProgram program, CodeWriter code) =>
        EmitMethod(code, "WriteOutput", "The outputs of the samples from first to end.", () =>
        {
            code.Line("int rows = end - first;");
            if (program.LossActivation is { } activation)
            {
                code.Line($"ref float {activation.Input.Local} = ref {Row(activation.Input)};");
                EmitStep(program, code, activation);
            }
            if (program.Last.Place == ValuePlace.Output)
                return;
            code.Line("Elementwise.Apply<TSimd, Identity>(");
            code.Line($"    ref {Row(program.Last)}, {RowLength(program.Last)},");
            code.Line("    ref OutputRow(first), OutputSize, rows, OutputSize, default(Identity));");
        });
}
