using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes what one step contributes to the gradient of one of its inputs: the first one writes it, others are added.
/// </summary>
internal static class ContributionEmitter
{
    public static void Emit(GradientLocals locals, Contribution contribution, CodeWriter code)
    {
        (EmissionContext context, Step step) = (locals.Context, contribution.Step);
        Value input = contribution.Input;
        NetworkProgram program = context.Program;
        code.Blank();
        code.Line("// " + Comment(program, contribution));
        locals.Declare(step.Output);
        if (contribution.IsOutputGradient)
        {
            locals.Declare(input, step.Output.GradientLocal);
            return;
        }
        // Of several inputs a caller may ask for the gradients of some.
        bool isOptional = program.IsCallers(input) && program.Inputs.Count > 1;
        if (isOptional)
            code.Open($"if (!Unsafe.IsNullRef(ref {input.Caller!.GradientMember}))");
        string target = EmitTarget(locals, contribution, isOptional, code);
        if (contribution.IsPassedOn)
            EmitPassedOn(context, contribution, target, code);
        else
            EmitCall(context, contribution, target, code);
        EmitSum(context, contribution, target, code);
        if (isOptional)
            code.Close();
    }

    private static string Comment(NetworkProgram program, Contribution contribution)
    {
        (string from, string to) = (contribution.Step.Output.GradientLocal, contribution.Input.GradientLocal);
        string through = $"through {contribution.Step.Layer.Name}";
        if (contribution.IsOutputGradient)
            return $"{to} is {from}, {through}";
        if (!contribution.IsPassedOn || contribution.Folded is null)
            return $"{to}{(contribution.Adds ? " +=" : ",")} from {from} {through}";
        string derivative = $"the derivative of {program.Producer(contribution.Input)!.Fused!.Name}";
        return contribution.Adds
            ? $"{to} += from {from} {through}, and *= {derivative}"
            : $"{to}, from {from} {through}, times {derivative}";
    }

    // The output's gradient as it is: a copy of it, or a sum with what is there, times the derivative that is folded.
    private static void EmitPassedOn(
        EmissionContext context, Contribution contribution, string target, CodeWriter code)
    {
        (Step step, Value input) = (contribution.Step, contribution.Input);
        ValueLayout result = step.GradientLayoutOf(contribution.Operand);
        string rows = result.Rows(input.Shape.HasTime ? "steps" : "rows"), columns = result.ChannelsName;
        (string from, string fromStride) =
            (step.Output.GradientLocal, step.Output.GradientLayout.ChannelStrideName);
        if (contribution.Folded is { } folded)
        {
            string stride = step.LayoutOf(contribution.Operand).ChannelStrideName;
            code.Line($"Elementwise.{(contribution.Adds ? "BackwardOfSum" : "Backward")}<TSimd, {folded.Type}>(");
            code.Line($"    ref {from}, {fromStride}, ref {PassRows.Of(context, input)}, {stride},");
            code.Line($"    ref {target}, {result.ChannelStrideName}, {rows}, {columns}, {folded.Instance});");
        }
        else if (contribution.Adds)
        {
            EmitAdd(from, fromStride, target, result.ChannelStrideName, rows, columns, code);
        }
        else
        {
            code.Line("Elementwise.Apply<TSimd, Identity>(");
            code.Line($"    ref {from}, {fromStride}, ref {target}, {result.ChannelStrideName},");
            code.Line($"    {rows}, {columns}, default(Identity));");
        }
    }

    // Where the call writes: the gradient itself, or memory from which it is added or copied.
    private static string EmitTarget(
        GradientLocals locals, Contribution contribution, bool isOptional, CodeWriter code)
    {
        (EmissionContext context, Step step) = (locals.Context, contribution.Step);
        Value input = contribution.Input;
        string own = input.GradientLocal;
        if (context.Memory.AddendOf(contribution) is { } addend)
        {
            // The others write where the caller wants the sum.
            bool isOnly = context.Gradients.Contributions.Count(other => other.Input == input) == 1;
            string local = contribution.NeedsAddend || !isOnly ? $"{own}Of{step.Name}" : own;
            if (contribution.NeedsAddend && !context.Program.IsCallers(input))
                locals.Declare(input);
            code.Line($"ref float {local} = ref {WhereAsked(contribution, PassRows.Of(context, addend))};");
            return local;
        }
        string place = contribution.InPlace
            ? step.Output.GradientLocal
            : PassRows.OfGradient(context, input);
        place = WhereAsked(contribution, place);
        if (isOptional)
            code.Line($"ref float {own} = ref {place};");
        else
            locals.Declare(input, place);
        return own;
    }

    // A recurrent layer's own parameters need its backward pass in any case.
    private static string WhereAsked(Contribution contribution, string place) =>
        IsAsked(contribution) ? $"WantsInputGradient ? ref {place} : ref Unsafe.NullRef<float>()" : place;

    private static bool IsAsked(Contribution contribution) =>
        contribution.Input.Place == ValuePlace.Input && contribution.Step.Layer is IRecurrent;

    private static void EmitCall(EmissionContext context, Contribution contribution, string target, CodeWriter code)
    {
        Step step = contribution.Step;
        string arguments = StepArguments.Backward(context, contribution, step.Output.GradientLocal, target, "first");
        string call = $"Layers<TSimd>.{step.Name}{StepEmission.BackwardMethod(contribution)}({arguments});";
        TableChoice.Emit(step, "steps", call, code, () =>
            $"Layers<TSimd>.{step.Name}TableBackward({StepArguments.TableBackward(context, step, "first")});");
    }

    private static void EmitSum(EmissionContext context, Contribution contribution, string target, CodeWriter code)
    {
        Value input = contribution.Input;
        bool isCallers = context.Program.IsCallers(input);
        ValueLayout written = contribution.Step.GradientLayoutOf(contribution.Operand);
        if (contribution.NeedsAddend)
        {
            ValueLayout sum = isCallers
                ? input.Seen(contribution.Step.LayerInputs[contribution.Operand].Shape, isGradient: false)
                : written;
            string place = isCallers
                ? PassRows.OfGradient(context, input)
                : input.GradientLocal;
            string rows = input.Shape.HasTime ? "steps" : "rows";
            if (IsAsked(contribution))
                code.Open("if (WantsInputGradient)");
            EmitAdd(
                target, written.ChannelStrideName, place, sum.ChannelStrideName, written.Rows(rows),
                written.ChannelsName, code);
            if (IsAsked(contribution))
                code.Close();
        }
        if (isCallers && !contribution.Adds && context.Memory.AddendOf(contribution) is not null)
        {
            EmitCopyComment(context.Program, input, code);
            EmitCopyToCaller(context.Program, input, target, input.GradientStrideName, code);
        }
        else if (!isCallers && input.Place == ValuePlace.Input && IsLast(context, contribution))
        {
            EmitAskedCopy(context, contribution, code);
        }
    }

    /// <summary>Writes a sum: <c>sum += addend</c>, row by row.</summary>
    public static void EmitAdd(
        string addend, string addendStride, string sum, string sumStride, string rows, string columns, CodeWriter code)
    {
        code.Line("Join.Apply<TSimd, Addition>(");
        code.Line($"    {rows}, {columns},");
        code.Line($"    ref {addend}, {addendStride}, ref {sum}, {sumStride},");
        code.Line($"    ref {sum}, {sumStride}, default(Addition));");
    }

    private static bool IsLast(EmissionContext context, Contribution contribution) =>
        context.Gradients.Contributions.Last(other => other.Input == contribution.Input) == contribution;

    private static void EmitAskedCopy(EmissionContext context, Contribution contribution, CodeWriter code)
    {
        bool isAsked = IsAsked(contribution);
        string stride = contribution.Step.GradientLayoutOf(contribution.Operand).ChannelStrideName;
        EmitCopyComment(context.Program, contribution.Input, code);
        bool isOneOfSeveral = context.Program.Inputs.Count > 1;
        if (isOneOfSeveral)
            code.Line($"if (!Unsafe.IsNullRef(ref {contribution.Input.Caller!.GradientMember}))").Indent();
        else if (isAsked)
            code.Line("if (WantsInputGradient)").Indent();
        EmitCopyToCaller(context.Program, contribution.Input, contribution.Input.GradientLocal, stride, code);
        if (isAsked || isOneOfSeveral)
            code.Outdent();
    }

    /// <summary>Writes the copy of an input's gradient to where the caller wants it.</summary>
    public static void EmitCopyToCaller(
        NetworkProgram program, Value input, string gradient, string stride, CodeWriter code)
    {
        Binding caller = input.Caller!;
        string size = caller.SizeName, strideName = stride;
        code.Line(input.Shape.HasTime
            ? $"TimeMajor.Write(rows, time, {size}, ref {gradient}, {strideName}, "
                + $"ref {PassForwardEmitter.Sequence(caller.GradientMember, size)}, time * {size});"
            : $"Elementwise.Apply<TSimd, Identity>(ref {gradient}, {strideName}, "
                + $"ref {PassRows.OfCaller(caller.GradientMember, size, "first")}, {size}, rows, {size}, "
                + "default(Identity));");
    }

    /// <summary>Writes what that copy is.</summary>
    public static void EmitCopyComment(NetworkProgram program, Value input, CodeWriter code) => code.Line(
        $"// {input.Caller!.GradientLocal}, {(input.Shape.HasTime ? "sequence by sequence" : "without padding")}");
}
