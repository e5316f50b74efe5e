using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members that users call.</summary>
internal static class MembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        EmitConstants(context, members.Class);
        EmitNetwork(context.Program, members.Network);
        EmitConstructor(context, members.Class);
        ParameterViewsEmitter.Emit(context, members.Class);
        if (context.Program.HasTime)
            SequenceMembersEmitter.Emit(context, members);
        else
            EmitPasses(context, members);
        if (context.Frozen is not null)
            FreezeEmitter.Emit(context.Frozen, members.Class);
        EmitFiles(context, members.Class);
        InterfaceEmitter.Emit(context, members.Class);
    }

    private static void EmitPasses(EmissionContext context, MemberWriter members)
    {
        PredictEmitter.Emit(context, members);
        EmitForward(context, members);
        EmitBackward(context, members);
        if (context.Program.Loss is not null)
            LossMembersEmitter.Emit(context, members);
        EmitBegin(context, members.Network);
    }

    // A struct, so that it costs a call nothing.
    private static void EmitNetwork(NetworkProgram program, CodeWriter code)
    {
        string name = program.Declaration.Name.TrimStart('@');
        code.Summary($"What {name} does when it is called: checks, then the layers.");
        code.Line(SourceFile.GeneratedCode);
        code.Open("internal readonly struct Network()");
        code.Line("private const int InputSize = Layers.InputSize, OutputSize = Layers.OutputSize;");
        if (program.Declaration.Inputs[0].Vocabulary > 0)
            code.Line("private const int Vocabulary = Layers.Vocabulary;");
        code.Blank();
        code.Line($"private readonly AlignedBuffer _parameters = new({program.ParameterLength});");
        if (program.BufferLength > 0)
            code.Line($"private readonly AlignedBuffer _buffers = new({program.BufferLength});");
        code.Blank();
        code.Line("public Span<float> Parameters => _parameters;");
        if (program.BufferLength > 0)
            code.Blank().Line("public Span<float> Buffers => _buffers;");
    }

    private static void EmitConstants(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string of = program.HasTime ? "time step" : "sample";
        Constant(
            code, "InputSize", program.Input.Size, $"The input values of one {of}: {program.Declaration.Inputs[0].Text}.");
        Constant(
            code, "OutputSize", program.Network.OutputShape.Size,
            $"The output values of one {(program.OutputHasTime ? of : "sample")}: "
            + $"{program.Network.OutputShape.ToSpacedString()}.");
        Constant(code, "ParameterCount", program.ParameterCount, "The number of parameters, without padding.");
        if (program.Declaration.Inputs[0].Vocabulary is > 0 and int vocabulary)
            Constant(code, "Vocabulary", vocabulary, $"The number of different tokens, 0 to {vocabulary - 1}.");
        code.Line("private readonly Network _network = new();");
        code.Blank();
    }

    private static void Constant(CodeWriter code, string name, int value, string summary) =>
        code.Summary(summary).Line($"public const int {name} = {value};").Blank();

    private static void EmitConstructor(EmissionContext context, CodeWriter code)
    {
        string buffers = context.Program.BufferLength > 0 ? "_network.Buffers, " : "";
        code.Summary("Creates the network with reproducibly initialised parameters.");
        code.Line("/// <param name=\"seed\">The same seed gives the same parameters.</param>");
        code.Line($"public {context.Declaration.Name}(long seed = 0) => "
            + $"ParameterInitializer.Initialize(_network.Parameters, {buffers}NetworkDescription.Definition, seed);");
        code.Blank();
        code.Summary("The layers, and where their parameters and values lie.");
        code.Line("public static NetworkDefinition Definition => NetworkDescription.Definition;");
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line("public Span<float> Parameters => _network.Parameters;");
        if (context.Program.BufferLength == 0)
            return;
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line("public Span<float> Buffers => _network.Buffers;");
    }

    private static void EmitForward(EmissionContext context, MemberWriter members)
    {
        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        CodeWriter code = members.Open("public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, "
            + "bool training = false)");
        EmitEnter(code);
        code.Line("int samples = ShapeGuard.Samples(input.Length, InputSize);");
        code.Line("Pass pass = Begin(input, workspace, samples, training, keeps: training);");
        bool waits = context.Program.Barriers.Count > 0;
        if (waits)
            code.Line("if (training)").Line("    pass.RunToLastStatistics(workspace);");
        string phase = waits ? "training ? Pass.LastForwardPhase : Pass.ForwardPhase" : "Pass.ForwardPhase";
        code.Line($"workspace.Run(ref pass, {phase}, Partition.SampleParts(samples), {Flops(context, 1)} * samples);");
        code.Line("return MemoryMarshal.CreateReadOnlySpan(ref pass.OutputRow(0), samples * OutputSize);");
        code.Close();
    }

    private static void EmitBackward(EmissionContext context, MemberWriter members)
    {
        members.Class.Blank();
        members.Class.Line("/// <inheritdoc/>");
        CodeWriter code = members.Open(
            "public void Backward(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
            + "Span<float> dInput = default, bool accumulate = false)");
        EmitEnter(code);
        code.Line("ref float memory = ref workspace.Resume(_parameters);");
        code.Line("int samples = workspace.Batch;");
        code.Line("ShapeGuard.Length(\"dOutput\", dOutput.Length, samples, OutputSize);");
        code.Line("if (!dInput.IsEmpty)");
        code.Line("    ShapeGuard.Length(\"dInput\", dInput.Length, samples, InputSize);");
        code.Line("ShapeGuard.Backward(dOutput, gradients, dInput, _parameters);");
        EmitEndWithoutInputGradient(context, code);
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        if (context.Program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        code.Line("DOutput = ref MemoryMarshal.GetReference(dOutput),");
        code.Line("DInput = ref MemoryMarshal.GetReference(dInput),");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Line("Training = true,");
        code.Line("Accumulate = accumulate,");
        code.Line("WantsInputGradient = !dInput.IsEmpty,");
        EmitRandomState(context, code);
        code.Close(";");
        code.Line("pass.Input = ref pass.InputCopyRow(0);");
        EmitBackwardPhases(context, code, "BackwardPhase");
        code.Close();
    }

    /// <summary>Writes the end of the backward pass of a network without parameters, where nobody asks.</summary>
    public static void EmitEndWithoutInputGradient(EmissionContext context, CodeWriter code)
    {
        if (!context.Program.HasParameters)
            code.Line("if (dInput.IsEmpty)").Line("    return; // there is no other gradient");
    }

    /// <summary>Writes the phases of a pass with gradients.</summary>
    public static void EmitBackwardPhases(EmissionContext context, CodeWriter code, string phase)
    {
        string steps = context.Program.HasTime ? "samples * workspace.Time" : "samples";
        if (context.Memory.Transposed.Count > 0)
            code.Line("workspace.Run(ref pass, Pass.TransposePhase, Pass.TransposeParts, 0);");
        bool waits = context.Program.Barriers.Count > 0, isTraining = phase == "LossAndBackwardPhase";
        if (waits && isTraining)
            code.Line("pass.RunToLastStatistics(workspace);");
        code.Line(
            $"workspace.Run(ref pass, Pass.{phase}, Partition.SampleParts(samples), {Flops(context, 2)} * {steps});");
        if (waits && (context.Program.HasParameters || !isTraining))
            code.Line("pass.RunBackFromStatistics(workspace);");
        if (PassBackwardEmitter.ParameterParts(context) > 0)
            code.Line("workspace.Run(ref pass, Pass.ParameterGradientsPhase, Pass.ParameterGradientsParts, "
                + $"{Flops(context, 1)} * {steps});");
    }

    /// <summary>Writes that a call takes the workspace for itself.</summary>
    public static void EmitEnter(CodeWriter code) =>
        code.Line("using CallLease call = Workspace.Enter(workspace);");

    private static void EmitBegin(EmissionContext context, CodeWriter code)
    {
        code.Blank();
        code.Open("private Pass Begin(ReadOnlySpan<float> input, Workspace workspace, int samples, bool training, "
            + "bool keeps = false, Span<float> gradients = default)");
        EmitBatchCheck(context, code);
        code.Line(
            "ref float memory = ref workspace.Begin(_parameters, samples, Pass.FloatsPerSample, Pass.FixedFloats, keeps);");
        code.Line("workspace.RequireOutside(\"input\", input);");
        if (context.Program.IsRandomInTraining)
        {
            code.Line("if (training)");
            code.Line("    workspace.DropoutStep++;");
        }
        code.Line("Pass pass = new()");
        code.Open("");
        code.Line("Parameters = ref _parameters.Reference,");
        if (context.Program.BufferLength > 0)
            code.Line("Buffers = ref _buffers.Reference,");
        code.Line("Input = ref MemoryMarshal.GetReference(input),");
        code.Line("Memory = ref memory,");
        code.Line("Gradients = ref MemoryMarshal.GetReference(gradients),");
        code.Line("Samples = samples,");
        code.Line("Capacity = workspace.MaxBatch,");
        code.Line("Training = training,");
        if (context.Program.Loss is not null)
            code.Line("SampleLosses = workspace.SampleLosses,");
        EmitRandomState(context, code);
        code.Close(";");
        code.Open("if (keeps || Subnormals.Any(input))");
        code.Line("// Backward reads the input again, perhaps after the caller has changed it.");
        code.Line("Subnormals.Copy(input, MemoryMarshal.CreateSpan(ref pass.InputCopyRow(0), input.Length));");
        code.Line("pass.Input = ref pass.InputCopyRow(0);");
        code.Close();
        code.Line("return pass;");
        code.Close();
    }

    // The layer with the fewest values stands for all.
    private static void EmitBatchCheck(EmissionContext context, CodeWriter code)
    {
        Step? fewest = context.Program.Barriers.OrderBy(static step => step.InputLayout.Positions).FirstOrDefault();
        if (fewest is not { } layer)
            return;
        code.Line("if (training)");
        code.Line($"    ShapeGuard.BatchStatistics(\"{layer.Layer.Name}\", "
            + $"{layer.InputLayout.Qualified().Rows("samples")});");
    }

    /// <summary>Writes the random state of a pass, where layers draw random numbers.</summary>
    public static void EmitRandomState(EmissionContext context, CodeWriter code)
    {
        if (!context.Program.IsRandomInTraining)
            return;
        code.Line("DropoutSeed = workspace.DropoutSeed,");
        code.Line("DropoutStep = workspace.DropoutStep,");
    }

    private static void EmitFiles(EmissionContext context, CodeWriter code)
    {
        string self = context.Declaration.FullName;
        code.Blank();
        code.Line(
            "/// <summary>Writes the parameters to a safetensors file with PyTorch's names and layouts.</summary>");
        code.Line("/// <param name=\"path\">The file, which is replaced whole or not at all.</param>");
        code.Line($"public void Save(string path) => WeightFile.Save<{self}>(this, path);");
        code.Blank();
        code.Line("/// <summary>Reads the parameters from a safetensors file; where it does not fit, "
            + "none is changed.</summary>");
        code.Line("/// <param name=\"path\">The file.</param>");
        code.Line($"public void Load(string path) => WeightFile.Load<{self}>(this, path);");
        code.Blank();
        code.Line("/// <summary>Creates the network with the parameters of a safetensors file.</summary>");
        code.Line("/// <param name=\"path\">The file.</param>");
        code.Open($"public static {self} FromFile(string path)");
        code.Line($"{self} network = new(seed: 0L);");
        code.Line("network.Load(path);");
        code.Line("return network;");
        code.Close();
        code.Blank();
        code.Line(
            "/// <summary>A table of the layers: output shape, parameters and floating-point operations.</summary>");
        code.Line("public string Summary() => NetworkSummary.Format(NetworkDescription.Definition);");
    }

    /// <summary>The work of some passes over one sample or time step.</summary>
    public static string Flops(EmissionContext context, int passes) =>
        $"{passes * Math.Max(context.Program.Flops, 1)}L";
}
