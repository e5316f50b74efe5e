using StaticNet.Generators.Autodiff;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the backward pass: the gradients of values, sample by sample, then those of parameters.</summary>
internal static class PassBackwardEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        EmitTranspose(context, code);
        BackwardStartEmitter.Emit(context, code);
        IReadOnlyList<BackwardSegment> segments = BackwardSegment.Of(context.Gradients);
        bool startsAtCallers = context.Program.Outputs.All(context.Program.StartsAtCallersGradient);
        foreach (BackwardSegment segment in startsAtCallers ? segments.Skip(1) : segments)
            EmitSegment(context, segment, code);
        ParameterGradientsEmitter.Emit(context, code);
    }

    /// <summary>How many parts the parameter gradients have.</summary>
    public static int ParameterParts(EmissionContext context) => ParameterGradientsEmitter.AllParts(context.Program);

    private static void EmitTranspose(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The weights with inputs and outputs exchanged, through which gradients flow back to the inputs.");
        code.Line("private readonly void TransposeWeights<TSimd>(int first, int end)");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        int part = 0;
        IEnumerable<GradientStep> transposed =
            context.Gradients.Steps.Where(gradient => context.Memory.Transposed.ContainsKey(gradient.Step));
        foreach (GradientStep gradient in transposed)
        {
            Step step = gradient.Step;
            string condition = gradient.OnlyForNetworkInput ? " && WantsInputGradient" : "";
            code.Line($"if (first <= {part} && end > {part}{condition})");
            StepEmission emission = new(code, step, gradient, output: null)
            {
                TransposedOffset = context.Memory.Transposed[step],
            };
            string[] calls = [.. ((ITransposesWeight)step.Layer).Transpositions(emission)];
            EmitIndented(calls, code);
            part++;
        }
        code.Close();
    }

    // Several statements take braces.
    private static void EmitIndented(string[] statements, CodeWriter code)
    {
        if (statements.Length > 1)
            code.Open("");
        else
            code.Indent();
        foreach (string statement in statements)
            code.Line(statement);
        if (statements.Length > 1)
            code.Close();
        else
            code.Outdent();
    }

    private static void EmitSegment(EmissionContext context, BackwardSegment segment, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string start = segment.From?.Layer.Name
            ?? string.Join(" and ", context.Gradients.Starts.Select(static value => value.Name));
        string summary = $"The gradients of all values of the samples from first to end, from that of {start}.";
        PassForwardEmitter.EmitMethod(code, segment.Method, summary, () =>
        {
            PassForwardEmitter.EmitRows(program, code, steps: true, program.ReadsLengths);
            GradientLocals locals = new(context, code);
            if (segment.From is null)
            {
                foreach (Value value in context.Gradients.Starts.Where(value => !program.IsCallers(value)))
                    locals.Declare(value);
                EmitStartAtInput(context, code);
            }
            else
            {
                locals.Declare(segment.From.Output);
            }
            bool isAsked = !program.HasParameters;
            foreach (BackwardAction action in segment.Actions)
            {
                if (!action.IsNeeded && !isAsked)
                    code.Blank().Line("if (!WantsInputGradient)").Line("    return;");
                isAsked |= !action.IsNeeded;
                if (action.Kind == BackwardKind.Derivative)
                    EmitDerivative(locals, action.Gradient.Step, code);
                else if (action.Kind == BackwardKind.Inner)
                    EmitInner(locals, action.Gradient.Step, code);
                else
                    ContributionEmitter.Emit(locals, action.Contribution!, code);
            }
        });
    }

    // Of sequences the caller's gradient is copied back, also where no layer stands between.
    private static void EmitStartAtInput(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        foreach (Value value in context.Gradients.Starts.Where(static value => value.Place == ValuePlace.Input))
        {
            if (program.IsCallers(value) || context.Gradients.Contributions.Any(contribution => contribution.Input == value))
                continue;
            ProgramOutput output = program.Outputs.First(output => program.StartOfBackward(output) == value);
            ValueLayout layout = output.LossActivation?.InputGradientLayout ?? value.GradientLayout;
            ContributionEmitter.EmitCopyComment(program, value, code);
            bool isOptional = program.HasParameters || program.Inputs.Count > 1;
            if (isOptional)
                code.Open($"if (!Unsafe.IsNullRef(ref {value.Caller!.GradientMember}))");
            ContributionEmitter.EmitCopyToCaller(program, value, value.GradientLocal, layout.ChannelStrideName, code);
            if (isOptional)
                code.Close();
        }
    }

    private static void EmitInner(GradientLocals locals, Step step, CodeWriter code)
    {
        code.Blank();
        code.Line($"// the gradients within {step.Layer.Name}, from {step.Output.GradientLocal}");
        locals.Declare(step.Output);
        code.Line($"Layers<TSimd>.{step.Name}InnerBackward("
            + $"{StepArguments.InnerBackward(locals.Context, step, "first")});");
    }

    private static void EmitDerivative(GradientLocals locals, Step step, CodeWriter code)
    {
        ActivationFunction function = ((IActivationLayer)step.Fused!).Function;
        ValueLayout layout = step.Output.Layout;
        ValueLayout gradient = step.Output.GradientLayout;
        code.Blank();
        code.Line($"// {step.Output.GradientLocal} *= the derivative of {step.Fused.Name}");
        locals.Declare(step.Output);
        code.Line($"Elementwise.Backward<TSimd, {function.Type}>(");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, "
            + $"ref {PassRows.Of(locals.Context, step.Output)}, {layout.ChannelStrideName},");
        code.Line($"    ref {step.Output.GradientLocal}, {gradient.ChannelStrideName}, "
            + $"{layout.Rows(step.Output.Shape.HasTime ? "steps" : "rows")}, {layout.ChannelsName}, "
            + $"{function.Instance});");
    }
}
