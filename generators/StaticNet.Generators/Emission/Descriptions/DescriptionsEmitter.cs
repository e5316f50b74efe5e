using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>Writes what is known of the network besides its code: layers, tensors, states, the loss.</summary>
internal static class DescriptionsEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        EmitDefinition(context, code);
        if (context.Program.IsRecurrent)
            StateEmitter.EmitDescription(context, code);
        if (context.Declaration.IsDeepBelief)
            BeliefEmitter.Emit(context.Program, code);
        EmitLossOptions(context.Program, code);
    }

    private static void EmitLossOptions(NetworkProgram program, CodeWriter code)
    {
        if (!program.Losses.Any(static output => output.Loss!.Options(output.Shape) is not null))
            return;
        code.Blank();
        code.Summary("How the loss is computed.");
        Open("LossDescription", code);
        foreach (ProgramOutput output in program.Losses)
        {
            if (output.Loss!.Options(output.Shape) is { } options)
                code.Line($"public static readonly {options.Type} {LossNames.Field(program, output, "Options")} = "
                    + $"{options.Value};");
        }
        code.Close();
    }

    /// <summary>Opens a class of values that are there from the start.</summary>
    public static void Open(string name, CodeWriter code) =>
        code.Line(SourceFile.GeneratedCode).Open($"internal static class {name}");

    private static void EmitDefinition(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        code.Summary("The layers, and where their parameters and values lie.");
        Open("NetworkDescription", code);
        if (FrozenDefinitionEmitter.IsFor(context))
        {
            FrozenDefinitionEmitter.Emit(context, code);
            EmitRest(context, code);
            code.Close();
            return;
        }
        code.Line("public static readonly NetworkDefinition Definition = new(");
        code.Indent();
        code.Line($"\"{program.Declaration.Name.TrimStart('@')}\",");
        code.Line("[");
        foreach (Node node in program.Network.Nodes)
            code.Line("    " + Layer(program, node));
        code.Line("],");
        code.Line("[");
        foreach (Step step in program.ParameterOwners)
        {
            foreach (ParameterSlot slot in step.Parameters)
                code.Line("    " + Tensor(step, slot));
        }
        code.Line("],");
        bool isAll = program.HasTime && program.HasOneOfEach && !NamesClasses(program);
        code.Line($"ParameterLength: {program.ParameterLength}){(isAll ? ";" : "")}");
        code.Outdent();
        if (!isAll)
            EmitRest(context, code);
        code.Close();
    }

    private static void EmitRest(EmissionContext context, CodeWriter code)
    {
        code.Open("");
        if (!FrozenDefinitionEmitter.IsFor(context))
            EmitBuffers(context.Program, code);
        if (!context.Program.Network.IsChain || NamesClasses(context.Program))
            PortsEmitter.Emit(context.Program, code);
        if (!context.Program.HasTime)
            EmitActivations(context, code);
        code.Close(";");
    }

    private static bool NamesClasses(NetworkProgram program) => ClassifierOutput.Of(program.Network).Any();

    // What Forward leaves in the workspace; what Dropout writes is there only in training.
    private static void EmitActivations(EmissionContext context, CodeWriter code)
    {
        code.Line("Activations =");
        code.Line("[");
        // Where one of several outputs lies hangs on the number of samples.
        bool hasOneOutput = context.Program.Outputs.Count == 1;
        foreach (Step step in context.InferenceSteps.Where(
            step => (hasOneOutput || step.Output.Place != ValuePlace.Output) && !IsHalf(context, step)))
            code.Line("    " + Activation(context, step));
        code.Line("],");
    }

    // What a layer gives is what the activation gives that it brings.
    private static bool IsHalf(EmissionContext context, Step step) =>
        step.Fused is null && context.InferenceSteps.Any(other => other.Layer.Id.PartOf == step.Layer.Name);

    private static void EmitBuffers(NetworkProgram program, CodeWriter code)
    {
        if (program.BufferLength == 0)
            return;
        code.Line("Buffers =");
        code.Line("[");
        foreach (Step step in program.ParameterOwners)
        {
            foreach (ParameterSlot slot in step.Buffers)
                code.Line("    " + Tensor(step, slot));
        }
        code.Line("],");
        code.Line($"BufferLength = {program.BufferLength},");
    }

    private static string Activation(EmissionContext context, Step step)
    {
        Value value = step.Output;
        int offset = (context.Memory.Of(value) ?? context.Memory.Outputs).Offset;
        LayerIdentity layer = (step.Fused ?? step.Layer).Id;
        return $"new(\"{layer.PartOf ?? layer.Name}\", [{InvariantText.Join(", ", value.Shape.Axes)}], {offset}, "
            + $"{value.Stride}, {value.Layout.ChannelStride}),";
    }

    /// <summary>A layer of the definition.</summary>
    public static string Layer(NetworkProgram program, Node node) =>
        $"new(\"{node.Layer.Name}\", \"{node.Layer.Kind}\", \"{node.Output.ToSpacedString()}\", "
        + $"{node.ParameterCount}, {node.Layer.Flops(node.Input.Shape, node.Output)}{Kernel(program, node)})"
        + $"{(program.Network.IsChain ? "" : Reads(program.Network, node))},";

    private static string Kernel(NetworkProgram program, Node node) =>
        node.Layer is IChoosesKernel chooses && program.StepOf(node.Layer) is { } step
            ? $", KernelNames.{chooses.KernelName(step)}"
            : "";

    // Of a chain it goes without saying.
    private static string Reads(InferredNetwork network, Node node) =>
        $" {{ Reads = [{string.Join(", ", node.Sources.Select(source => $"\"{network.NameOf(source)}\""))}] }}";

    /// <summary>A tensor of the definition.</summary>
    public static string Tensor(Step step, ParameterSlot slot)
    {
        ParameterTensor tensor = slot.Tensor;
        string key = Literals.String(step.Layer.Id.Key + "." + tensor.Suffix);
        string offset = $"Layers.{step.Name}{tensor.MemberName}Offset";
        return Created(tensor, key, offset)
            + (tensor.ZeroRow >= 0 ? $" {{ ZeroRow = {tensor.ZeroRow} }},"
                : tensor.InitialScale.Equals(1.0) ? ","
                : $" {{ InitialScale = {Literals.Float(tensor.InitialScale)} }},");
    }

    // Most are a vector, or a matrix that lies as its transpose.
    private static string Created(ParameterTensor tensor, string key, string offset)
    {
        IReadOnlyList<Axis> axes = tensor.ViewAxes;
        string initializer = $"Initializer.{tensor.Initializer}", fans = $"{tensor.FanIn}, {tensor.FanOut}";
        bool isPlain = tensor.ZeroRow < 0 && tensor.InitialScale.Equals(1.0) && axes.Count == tensor.Shape.Count;
        if (isPlain && axes is [{ Stride: 1 } only])
            return $"TensorLayout.Vector({key}, {only.Size}, {offset}, {initializer}, {fans})";
        if (isPlain && axes is [{ Stride: 1 } outputs, var inputs]
            && (tensor.FanIn, tensor.FanOut) == (inputs.Size, outputs.Size))
            return $"TensorLayout.Matrix({key}, {outputs.Size}, {inputs.Size}, {offset}, {inputs.Stride}, {initializer})";
        string places = string.Join(", ", axes.Select(static axis => $"new({axis.Size}, {axis.Stride})"));
        return $"new({key}, [{InvariantText.Join(", ", tensor.Shape)}], {offset}, [{places}], {initializer}, {fans})";
    }
}
