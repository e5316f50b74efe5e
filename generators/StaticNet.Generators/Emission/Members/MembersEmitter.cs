using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members that users call.</summary>
internal static class MembersEmitter
{
    public static void Emit(EmissionContext context, MemberWriter members)
    {
        EmitConstants(context, members.Class);
        EmitNetwork(context, members.Network);
        EmitConstructor(context, members.Class);
        ParameterViewsEmitter.Emit(context, members.Class);
        PassMembersEmitter.Emit(context, members);
        if (context.Frozen is not null)
            FreezeEmitter.Emit(context.Frozen, members.Class);
        if (context.Autoencoder is not null)
            UnrollEmitter.Emit(context.Declaration, members.Class);
        TableEmitter.Emit(context.Program, members.Class);
        ClassEmitter.Emit(context.Program, members.Class);
        EmitFiles(context, members.Class);
        InterfaceEmitter.Emit(context, members);
    }

    // A struct, so that it costs a call nothing.
    private static void EmitNetwork(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string name = program.Declaration.Name.TrimStart('@');
        code.Summary($"What {name} does when it is called: checks, then the layers.");
        code.Line(SourceFile.GeneratedCode);
        string contract = PredictEmitter.IsChosenByLibrary(context) ? " : IVectorPrediction"
            : StreamEmitter.IsFor(context) ? " : IVectorStreams" : "";
        code.Open($"internal readonly struct Network(){contract}");
        code.Line($"private readonly AlignedBuffer _parameters = new({program.ParameterLength});");
        if (program.BufferLength > 0)
            code.Line($"private readonly AlignedBuffer _buffers = new({program.BufferLength});");
        code.Blank();
        code.Line("public Span<float> Parameters => _parameters;");
        if (program.BufferLength > 0)
            code.Blank().Line("public Span<float> Buffers => _buffers;");
        EmitChecks(context, code);
    }

    private static void EmitChecks(EmissionContext context, CodeWriter code)
    {
        if (!Checks(context).Any())
            return;
        code.Blank();
        code.Summary("Asks layers of which the compiler does not know whether their shapes suit them.");
        code.Open("public static void CheckLayers()");
        foreach (string check in Checks(context))
            code.Line(check + ";");
        code.Close();
    }

    private static IEnumerable<string> Checks(EmissionContext context) =>
        from step in context.Program.Steps
        where step.Layer is IChecksShapes
        let network = Literals.String(context.Declaration.Name.TrimStart('@'))
        select ((IChecksShapes)step.Layer).CheckOfShapes(step, network);

    private static void EmitConstants(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string of = program.HasTime ? "time step" : "sample";
        for (int index = 0; index < program.Inputs.Count; index++)
        {
            Value input = program.Inputs[index];
            string what = program.Inputs.Count == 1 ? "input values" : $"values of {input.Name}, an input,";
            InputDeclaration declared = program.Declaration.Inputs[index];
            Constant(
                code, input.SizeName, input.Size, declared.Vocabulary > 0
                    ? $"One token for each time step, 0 to {declared.Vocabulary - 1}."
                    : $"The {what} of one {(input.Shape.HasTime ? of : "sample")}: {declared.Text}.");
        }
        foreach (ProgramOutput output in program.Outputs)
        {
            string what = program.Outputs.Count == 1 ? "output values" : $"values of {output.Binding.Name}, an output,";
            Constant(
                code, output.Binding.SizeName, output.Shape.Size,
                $"The {what} of one {(output.Shape.HasTime ? of : "sample")}: {output.Shape.ToSpacedString()}.");
        }
        Constant(
            code, "ParameterCount", program.ParameterCount,
            "The number of parameters that are learned. Parameters.Length is what gradients need: "
            + "it also counts padding.");
        foreach (Value input in program.Inputs.Where(input => CallerSpans.IsTokens(program, input)))
        {
            int vocabulary = CallerSpans.Vocabulary(program, input);
            Constant(
                code, input.Caller!.VocabularyName, vocabulary,
                $"The number of different tokens, 0 to {vocabulary - 1}.");
        }
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
        if (context.Declaration.Modifiers.Length == 0)
            EmitExample(context, code);
        string initialize =
            $"ParameterInitializer.Initialize(_network.Parameters, {buffers}NetworkDescription.Definition, seed);";
        if (Checks(context).Any())
        {
            code.Open($"public {context.Declaration.Name}(long seed = 0)")
                .Line("Network.CheckLayers();").Line(initialize).Close();
        }
        else
        {
            code.Line($"public {context.Declaration.Name}(long seed = 0) => {initialize}");
        }
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

    private static void EmitExample(EmissionContext context, CodeWriter code)
    {
        string name = context.Declaration.Name;
        string how = context.Program.Losses.Count > 0
            ? $"new Trainer&lt;{name}&gt;(network, new Adam(1e-3)).Fit(data, new FitOptions {{ Epochs = 10 }});"
            : "network.Load(\"network.safetensors\");";
        code.Line("/// <example>");
        code.Line("/// <code>");
        code.Line($"/// {name} network = new(seed: 1);");
        foreach (string line in LineWrapper.WrapWords(how, LineWrapper.MostColumns - 20))
            code.Line($"/// {line}");
        code.Line("/// </code>");
        code.Line("/// </example>");
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
        code.Line($"public static {self} FromFile(string path) => WeightFile.Create<{self}>(path);");
        code.Blank();
        code.Line(
            "/// <summary>A table of the layers: output shape, parameters and floating-point operations.</summary>");
        code.Line("public string Summary() => NetworkSummary.Format(NetworkDescription.Definition);");
    }
}
