using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes one method for each layer and direction, with the sizes and offsets that they use.</summary>
internal static class LayersEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Summary("The sizes of the layers, and where their values and parameters lie.");
        code.Line(SourceFile.GeneratedCode);
        code.Open("internal abstract class Layers");
        EmitSizes(context, code);
        EmitFrozenSizes(context, code);
        foreach (Step step in context.Program.Barriers)
            ((IWaitsForBatch)step.Layer).EmitMerges(Emission(context, step, code));
        code.Close().Blank();
        code.Summary("The layers: one method for each and each direction, over rows of samples.");
        code.Line(SourceFile.GeneratedCode);
        code.Line("internal abstract class Layers<TSimd> : Layers");
        code.Open("    where TSimd : unmanaged, ISimd<TSimd>");
        foreach (Step step in context.Program.Steps)
            EmitStep(context, step, Emission(context, step, code));
        code.Close();
    }

    private static StepEmission Emission(EmissionContext context, Step step, CodeWriter code) => new(
        code, step, context.Gradients.Of(step),
        context.Program.Outputs.FirstOrDefault(output => output.Value == step.Output),
        fusesUpdate: context.FusedUpdates.Include(step));

    private static void EmitStep(EmissionContext context, Step step, StepEmission emission)
    {
        step.Layer.EmitForward(emission);
        if (context.Inference.Pooled.TryGetValue(step, out Step? pooling))
            ((IFusesPooling)step.Layer).EmitPooledForward(emission, pooling);
        if (StreamEmitter.HasStream(context, step))
            ((IStreamed)step.Layer).EmitStream(emission);
        if (step.Layer is IHasInnerGradients inner)
            inner.EmitInnerBackward(emission);
        step.Layer.EmitBackward(emission);
        if (step.HasParameterGradients)
            ((IHasParameterGradients)step.Layer).EmitParameterGradients(emission);
        if (step.Layer is IWaitsForBatch waiting)
            waiting.EmitPartSums(emission);
    }

    private static void EmitSizes(EmissionContext context, CodeWriter code)
    {
        InputDeclaration declared = context.Declaration.Inputs[0];
        IEnumerable<string> sizes = context.Program.Inputs.Select(static input => $"{input.SizeName} = {input.Size}")
            .Concat(context.Program.Outputs.Select(
                static output => $"{output.Binding.SizeName} = {output.Shape.Size}"));
        code.Line($"// the caller's values of one {(declared.Shape.HasTime ? "time step" : "sample")}");
        code.Line($"public const int {string.Join(", ", sizes)};");
        foreach (Value input in context.Program.Inputs.Where(input => CallerSpans.IsTokens(context.Program, input)))
            code.Line($"public const int {input.Caller!.VocabularyName} = "
                + $"{CallerSpans.Vocabulary(context.Program, input)};");
        code.Blank();
        code.Line("// values of one sample, and the length of its row in memory");
        foreach (Value input in context.Program.Inputs)
            EmitInputSizes(context.Program, input, code);
        foreach (Step step in context.Program.Steps)
            EmitSizes(step.Output, code);
        foreach (Step step in context.Program.Steps)
            EmitConstants(Constants(step), code);
        EmitStateOffsets(context.Program, code);
        EmitBufferOffsets(context.Program, code);
        List<ParameterSlot> slots = [.. context.Program.Steps.SelectMany(static step => step.Parameters)];
        if (slots.Count == 0)
            return;
        code.Blank();
        code.Line("// where tensors start in the parameter block");
        foreach (Step step in context.Program.Steps)
            EmitConstants(Offsets(step, step.Parameters), code);

        code.Blank();
        code.Line("// rows of the gradients of parameters, which are dealt out in parts");
        foreach (Step step in context.Program.ParameterOwners.Where(static step => step.HasParameterGradients))
            code.Line($"public const int {step.Name}GradientRows = {ParameterGradients.Of(step).Rows};");
    }

    // What only the frozen form has: the biases of layers that a normalisation became part of, and activations that are
    // no part of the layer before them.
    private static void EmitFrozenSizes(EmissionContext context, CodeWriter code)
    {
        if (context.FrozenProgram is not { } frozen)
            return;
        HashSet<string> known = [.. AllConstants(context.Program)];
        string[] constants = [.. AllConstants(frozen).Where(constant => !known.Contains(constant))];
        if (constants.Length == 0)
            return;
        code.Blank();
        code.Line("// what only the frozen network has");
        EmitConstants(constants, code);
    }

    private static IEnumerable<string> AllConstants(NetworkProgram program) => program.Steps.SelectMany(
        static step => Sizes(step.Output).Concat(Constants(step)).Concat(Offsets(step, step.Parameters))
            .Concat(Offsets(step, step.Buffers)));

    private static void EmitInputSizes(NetworkProgram program, Value input, CodeWriter code)
    {
        if (input.HasPaddedGradient)
            code.Line($"public const int {input.GradientStrideName} = {input.GradientStride};");
        bool isRead = program.Steps.Any(step => Enumerable.Range(0, step.Inputs.Count).Any(operand =>
            step.Inputs[operand] == input && step.LayerInputs[operand].Shape.Equals(input.Shape)));
        bool isOutput = program.Outputs.Any(output => NetworkProgram.InInference(output.Value) == input);
        if (input.Positions > 1 && (isRead || isOutput))
            code.Line($"public const int {input.Member}Positions = {input.Positions}, "
                + $"{input.Member}Channels = {input.Channels};");
    }

    private static IEnumerable<string> Constants(Step step) =>
        (step.Layer as IHasConstants)?.Constants(step)
            .Select(constant => $"{step.Name}{constant.Name} = {constant.Value}") ?? [];

    private static IEnumerable<string> Offsets(Step step, IReadOnlyList<ParameterSlot> slots) => slots.Select(slot =>
        $"{step.Name}{slot.Tensor.MemberName}Offset = {Offset(step, slot)}");

    /// <summary>Writes constants, as many on a line as fit.</summary>
    public static void EmitConstants(IEnumerable<string> constants, CodeWriter code)
    {
        string line = "";
        foreach (string constant in constants)
        {
            if (line.Length > 0 && line.Length + constant.Length > LineWrapper.MostColumns - 32)
            {
                code.Line($"public const int {line};");
                line = "";
            }
            line += line.Length > 0 ? ", " + constant : constant;
        }
        if (line.Length > 0)
            code.Line($"public const int {line};");
    }

    private static void EmitStateOffsets(NetworkProgram program, CodeWriter code)
    {
        if (!program.IsRecurrent)
            return;
        EmitStepMemories(program, code);
        code.Blank();
        code.Line("// where the states of layers start in that of a stream, and its length");
        foreach (Step step in program.Steps.Where(static step => step.Layer is IRecurrent))
            code.Line($"public const int {step.Name}StateOffset = {program.StateOffset(step)};");
        code.Line($"public const int StateStride = {program.StateStride};");
    }

    private static void EmitStepMemories(NetworkProgram program, CodeWriter code)
    {
        int number = 0;
        foreach ((Step step, StepMemory _) in program.StepMemories)
        {
            if (number == 0)
                code.Blank().Line("// which of the memories of time steps in a state is a layer's");
            code.Line($"public const int {step.Name}StepMemory = {number++};");
        }
    }

    private static void EmitBufferOffsets(NetworkProgram program, CodeWriter code)
    {
        if (program.BufferLength == 0)
            return;
        code.Blank();
        code.Line("// where tensors start in the block of buffers");
        foreach (Step step in program.Steps)
            EmitConstants(Offsets(step, step.Buffers), code);
    }

    private static string Offset(Step step, ParameterSlot slot) =>
        step.Owner is { } owner ? $"{owner.Name}{slot.Tensor.MemberName}Offset" : $"{slot.Offset}";

    private static void EmitSizes(Value value, CodeWriter code)
    {
        string[] sizes = [.. Sizes(value)];
        code.Line($"public const int {string.Join(", ", sizes.Take(2))};");
        if (sizes.Length > 2)
            code.Line($"public const int {string.Join(", ", sizes.Skip(2))};");
    }

    private static IEnumerable<string> Sizes(Value value)
    {
        yield return $"{value.Member}Size = {value.Size}";
        yield return $"{value.Member}Stride = {value.GradientStride}";
        if (value.Positions == 1)
            yield break;
        yield return $"{value.Member}Positions = {value.Positions}";
        yield return $"{value.Member}Channels = {value.Channels}";
        yield return $"{value.Member}ChannelStride = {Lanes.Pad(value.Channels)}";
    }
}
