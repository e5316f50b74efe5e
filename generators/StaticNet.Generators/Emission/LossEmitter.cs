using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the loss of the samples of one part, with and without its gradient.</summary>
internal static class LossEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        PassForwardEmitter.EmitMethod(code, "Loss", "The losses and outputs of the samples from first to end.", () =>
        {
            PassForwardEmitter.EmitSteps(program, code, program.TrainingSteps, "Training");
            EmitLoss(program, code, withGradient: false);
            if (program.LossActivation is { } activation)
                PassForwardEmitter.EmitStep(program, code, activation, "Training");
            PassForwardEmitter.EmitOutputCopy(program, code);
        });
        PassForwardEmitter.EmitMethod(code, "LossAndBackward", "The losses of the samples from first to end, and the gradients of all that depends on them.", () =>
        {
            PassForwardEmitter.EmitSteps(program, code, program.TrainingSteps, "Training");
            EmitLoss(program, code, withGradient: true);
            code.Blank();
            code.Line("Backward<TSimd>(first, end);");
        });
    }

    private static void EmitLoss(NetworkProgram program, CodeWriter code, bool withGradient)
    {
        Loss loss = program.Loss!;
        Value value = program.LossInput;
        Shape output = program.Network.OutputShape;
        bool byPosition = loss.Divisor == LossDivisor.Positions;
        int groups = byPosition ? output.Size / output.Last : 1;
        int count = byPosition ? output.Last : output.Size;

        code.Blank();
        code.Line($"// loss = {loss.Formula}");
        if (withGradient)
            code.Line($"ref float {value.GradientLocal} = ref {value.Member}GradientRow(first);");
        code.Open("for (int row = 0; row < rows; row++)");
        code.Line("double loss = 0;");
        if (groups > 1)
            code.Open($"for (int position = 0; position < {groups}; position++)");
        string position = groups > 1 ? $" + position * {count}" : "";
        string stride = PassForwardEmitter.RowLength(value);
        string gradientStride = PassForwardEmitter.Qualify(value.GradientStrideName);
        code.Line($"ref float values = ref Unsafe.Add(ref {value.Local}, row * {stride}{position});");
        code.Line(withGradient
            ? $"ref float dValues = ref Unsafe.Add(ref {value.GradientLocal}, row * {gradientStride}{position});"
            : "ref float dValues = ref Unsafe.NullRef<float>();");
        EmitCalls(loss, code, count, groups);
        if (groups > 1)
            code.Close();
        code.Line("Losses[first + row] = loss;");
        code.Close();
        if (withGradient && value.Size % Lanes.Width != 0)
            code.Line($"Padding.Clear(rows, {value.Size}, ref {value.GradientLocal}, {gradientStride});");
    }

    private static void EmitCalls(Loss loss, CodeWriter code, int count, int groups)
    {
        string group = groups > 1 ? $"(first + row) * {groups} + position" : "first + row";
        string target = $"ref MemoryMarshal.GetReference(Targets[(({group}) * {count})..])";
        if (groups == 1)
            target = $"ref MemoryMarshal.GetReference(Targets[(({group}) * {count})..])";
        string byValues = loss.CallForValues("ref values", count, target, "ref dValues");
        if (!loss.TakesIndices)
        {
            code.Line($"loss += {byValues};");
            return;
        }
        code.Line("loss += Labels.IsEmpty");
        code.Line($"    ? {byValues}");
        code.Line($"    : {loss.CallForIndex("ref values", count, $"Labels[{group}]", "ref dValues")};");
    }
}
