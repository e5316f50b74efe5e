using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes how the backward pass starts from the caller's gradients of the outputs.</summary>
internal static class BackwardStartEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        const string Summary = "The gradients of the samples' values, from the caller's gradient of the outputs.";
        PassForwardEmitter.EmitMethod(code, "BackwardFromOutput", Summary, () =>
        {
            bool hasTime = program.Outputs.Any(static output => output.Shape.HasTime);
            PassForwardEmitter.EmitRows(program, code, steps: hasTime, lengths: hasTime);
            HashSet<Value> written = [];
            foreach (ProgramOutput output in program.Outputs)
                EmitOutput(context, output, isFirst: written.Add(program.StartOfBackward(output)), code);
            EmitClear(context, context.Gradients.FromLoss.Where(value => written.Add(value)), code);
            if (!program.Outputs.All(program.StartsAtCallersGradient))
                code.Line("Backward<TSimd>(first, end);");
        });
    }

    /// <summary>Writes zeros as the gradients of values that get none from where the pass starts.</summary>
    public static void EmitClear(EmissionContext context, IEnumerable<Value> values, CodeWriter code)
    {
        foreach (Value value in values)
        {
            string memory = PassRows.OfGradient(context, value);
            code.Line($"// {value.GradientLocal} = 0");
            if (context.Program.IsCallers(value))
            {
                code.Line($"if (!Unsafe.IsNullRef(ref {value.Caller!.GradientMember}))");
                code.Line($"    MemoryMarshal.CreateSpan(ref {memory}, rows * {value.SizeName}).Clear();");
                continue;
            }
            ValueLayout layout = value.GradientLayout;
            code.Line(Clear(memory, layout.Rows(value.Shape.HasTime ? "steps" : "rows"), layout));
        }
    }

    private static string Clear(string memory, string rows, ValueLayout layout) =>
        $"MemoryMarshal.CreateSpan(ref {memory}, {rows} * {layout.ChannelStrideName}).Clear();";

    private static void EmitOutput(EmissionContext context, ProgramOutput output, bool isFirst, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        Value start = program.StartOfBackward(output);
        if (program.IsCallers(start))
        {
            EmitStartAtInput(context, output, start.Caller!.GradientMember, isFirst, code);
            return;
        }
        if (isFirst)
            code.Line($"ref float {start.GradientLocal} = "
                + $"ref {PassRows.OfGradient(context, start)};");
        if (output.Shape.HasTime)
            EmitSequenceStart(context, output, isFirst, code);
        else
            EmitStart(context, output, start.GradientLocal, isGradient: true, isFirst, code);
        ValueLayout layout = start.GradientLayout;
        if (isFirst && !layout.IsExact && start.Place != ValuePlace.Input)
            code.Line($"Padding.Clear({layout.Rows(output.Shape.HasTime ? "steps" : "rows")}, "
                + $"{layout.ChannelsName}, ref {start.GradientLocal}, {layout.ChannelStrideName});");
    }

    // A network without parameters whose only input nobody asks about has returned.
    private static void EmitStartAtInput(
        EmissionContext context, ProgramOutput output, string gradient, bool isFirst, CodeWriter code)
    {
        bool isOptional = context.Program.HasParameters || context.Program.Inputs.Count > 1;
        if (isOptional)
            code.Open($"if (!Unsafe.IsNullRef(ref {gradient}))");
        EmitStart(
            context, output, PassRows.OfCaller(gradient, context.Program.StartOfBackward(output).SizeName, "first"),
            isGradient: false, isFirst, code);
        if (isOptional)
            code.Close();
    }

    // The gradient of what the loss reads, from that of the output: where it is ours, with padding.
    private static void EmitStart(
        EmissionContext context, ProgramOutput output, string target, bool isGradient, bool isFirst, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        Value start = program.StartOfBackward(output);
        string from = PassRows.OfCaller(output.Binding.GradientMember, output.Binding.SizeName, "first");
        bool isOptional = program.Outputs.Count > 1;
        ValueLayout layout = start.Seen(output.Shape, isGradient);
        if (isOptional)
            code.Open($"if (!Unsafe.IsNullRef(ref {output.Binding.GradientMember}))");
        if (start != output.Value)
        {
            Step activation = output.LossActivation!;
            string place = isFirst ? target : PassRows.Of(context, context.Memory.AddendOf(output));
            code.Line($"// {start.GradientLocal}{(isFirst ? "" : " +=")}, through {activation.Layer.Name}");
            EmitLossActivation(context, activation, from, place, code);
            if (!isFirst)
                ContributionEmitter.EmitAdd(
                    place, layout.ChannelStrideName, target, layout.ChannelStrideName, layout.Rows("rows"),
                    layout.ChannelsName, code);
        }
        else if (isFirst)
        {
            string padding = isGradient ? ", with padding" : "";
            code.Line($"// {start.GradientLocal} = {output.Binding.GradientLocal}{padding}");
            PassForwardEmitter.EmitCopy(code, from, output.Layout, target, start.Seen(output.Shape, isGradient));
        }
        else
        {
            ValueLayout source = output.Layout;
            code.Line($"// {start.GradientLocal} += {output.Binding.GradientLocal}");
            ContributionEmitter.EmitAdd(
                from, source.ChannelStrideName, target, layout.ChannelStrideName, layout.Rows("rows"),
                layout.ChannelsName, code);
        }
        if (!isOptional)
            return;
        code.Close();
        if (!isFirst)
            return;
        code.Open("else");
        code.Line(Clear(target, layout.Rows("rows"), layout));
        code.Close();
    }

    // The method of a layer that joins the loss is called only here, from the gradient of the output.
    private static void EmitLossActivation(
        EmissionContext context, Step activation, string dOutput, string dInput, CodeWriter code)
    {
        string arguments = StepArguments.BackwardOf(context, activation, dOutput, dInput, "first");
        code.Line($"Layers<TSimd>.{activation.Name}Backward({arguments});");
    }

    // The caller's gradient, time step by time step, and in place through what joins the loss.
    private static void EmitSequenceStart(
        EmissionContext context, ProgramOutput output, bool isFirst, CodeWriter code)
    {
        Value start = context.Program.StartOfBackward(output);
        string stride = start.GradientStrideName, size = output.Binding.SizeName;
        string from = PassForwardEmitter.Sequence(output.Binding.GradientMember, size);
        bool isOptional = context.Program.Outputs.Count > 1;
        if (isOptional)
            code.Open($"if (!Unsafe.IsNullRef(ref {output.Binding.GradientMember}))");
        code.Line($"// {start.GradientLocal} {(isFirst ? "=" : "+=")} {output.Binding.GradientLocal}, "
            + "time step by time step; zero after the end of a sequence");
        string target = start.GradientLocal;
        if (!isFirst)
        {
            target = $"{start.GradientLocal}Of{output.Binding.Member}";
            code.Line($"ref float {target} = ref {PassRows.Of(context, context.Memory.AddendOf(output))};");
        }
        code.Line($"TimeMajor.Read(rows, time, {size}, ref {from}, time * {size}, ref {target}, {stride});");
        code.Line($"TimeMajor.ClearEnded(rows, time, lengths, ref {target}, {stride});");
        if (start != output.Value)
        {
            code.Line($"// through {output.LossActivation!.Layer.Name}");
            EmitLossActivation(context, output.LossActivation, target, target, code);
        }
        if (!isFirst)
            ContributionEmitter.EmitAdd(target, stride, start.GradientLocal, stride, "steps", size, code);
        if (!isOptional)
            return;
        code.Close();
        if (!isFirst)
            return;
        code.Open("else");
        code.Line(Clear(start.GradientLocal, "steps", start.GradientLayout));
        code.Close();
    }
}
