using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the gradients of parameters, which are independent weight row by weight row: the rows are dealt out in parts.
/// Layers that share a weight add theirs up, one after another, in the same part.
/// </summary>
internal static class ParameterGradientsEmitter
{
    /// <summary>The rows of a weight in one part: whole tiles of 6 and of 8.</summary>
    public const int WeightRowsPerPart = 48;

    // Of a convolution these may be much of the work. Where they are more than a sixteenth, the parts are halves, so that
    // all threads end at nearly the same time.
    private const int MostOfWork = 16;

    public static void Emit(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The gradients of the parameters, for some parts of the rows of all weights.");
        code.Line("private readonly void ParameterGradients<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        if (Owners(context.Program).Any())
            code.Line("int firstRow, endRow;");
        int start = 0;
        foreach (Step owner in Owners(context.Program))
        {
            int parts = Parts(context.Program, owner);
            string perPart = IsHalved(context.Program, owner) ? "WeightRowsPerPart / 2" : "WeightRowsPerPart";
            code.Blank();
            code.Line($"// {owner.Layer.Name}: parts {start} to {start + parts - 1}");
            code.Open($"if (Partition.WeightRows(first, end, {start}, {owner.Name}GradientRows, {perPart}, "
                + "out firstRow, out endRow))");
            foreach (Step step in context.Program.Steps.Where(step => step == owner || step.Owner == owner))
                EmitCall(context, step, code);
            code.Close();
            start += parts;
        }
        code.Close();
    }

    /// <summary>How many parts the rows of all weights make.</summary>
    public static int AllParts(NetworkProgram program) => Owners(program).Sum(step => Parts(program, step));

    private static IEnumerable<Step> Owners(NetworkProgram program) =>
        program.ParameterOwners.Where(static step => step.HasParameterGradients);

    private static int Parts(NetworkProgram program, Step step)
    {
        int rowsPerPart = WeightRowsPerPart / (IsHalved(program, step) ? 2 : 1);
        return (ParameterGradients.Of(step).Rows + rowsPerPart - 1) / rowsPerPart;
    }

    private static bool IsHalved(NetworkProgram program, Step step)
    {
        int rows = ParameterGradients.Of(step).Rows;
        long flops = step.Layer.Flops(step.LayerInput.Shape, step.Output.Shape);
        return step.Output.Positions > 1 && rows > WeightRowsPerPart / 2
            && flops * WeightRowsPerPart / rows > program.Flops / MostOfWork;
    }

    private static void EmitCall(EmissionContext context, Step step, CodeWriter code)
    {
        string gradient = PassRows.OfGradient(context, step, step.HasTime ? "sample" : "0");
        string arguments = StepArguments.ParameterGradients(context, step, gradient);
        if (step.HasTime)
            OpenParts(context.Program, code);
        string call = $"Layers<TSimd>.{step.Name}ParameterGradients({arguments});";
        TableChoice.Emit(step, "rows * Time", call, code, () => TableGradients(context, step));
        if (step.HasTime)
            code.Close();
    }

    private static string TableGradients(EmissionContext context, Step step)
    {
        string gradient = PassRows.OfGradient(context, step, "sample");
        return step.Table is null
            ? $"Layers<TSimd>.{step.Name}TableGradients(firstRow, endRow, ref {gradient}, ref Gradients, "
                + "Accumulate || sample != 0);"
            : $"Layers<TSimd>.{step.Name}TableParameterGradients("
                + $"{StepArguments.TableParameterGradients(context, step, gradient)});";
    }

    // Of sequences, the rows of each part lie by themselves; a part's fit the caches, besides.
    private static void OpenParts(NetworkProgram program, CodeWriter code)
    {
        code.Open($"for (int sample = 0; sample < Samples; sample += {SampleParts.Size(program)})");
        code.Line("int rows = RowsOf(sample);");
    }
}
