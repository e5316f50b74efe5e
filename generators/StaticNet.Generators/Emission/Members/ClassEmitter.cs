using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the members that answer with classes that have names.</summary>
internal static class ClassEmitter
{
    // As many floats as any stack has room for.
    private const int MostOnStack = 1024;

    /// <summary>Writes those of a network of which an enum names the classes; answers to a record are others.</summary>
    public static void Emit(NetworkProgram program, CodeWriter code)
    {
        if (program.Declaration.Features is not null)
            return;
        foreach (ClassifierOutput output in ClassifierOutput.Of(program.Network))
        {
            string name = program.Outputs.Count > 1 ? output.Output.Name : "";
            EmitClasses(name, output, code);
            if (output.Positions == 1 && !output.Output.Shape.HasTime)
            {
                EmitOne(program, name, output, code);
                EmitProbabilities(program, name, output, code);
            }
            EmitAll(program, name, output, code);
        }
    }

    /// <summary>Writes the property with all classes.</summary>
    public static void EmitClasses(string name, ClassifierOutput output, CodeWriter code)
    {
        code.Blank();
        code.Summary($"The classes of {output.Output.Name}, by index.");
        PublicMethod property = ClassMembers.Classes(name, output.Classes);
        if (output.Classes.IsText)
        {
            code.Line($"{property.Header} =>")
                .Line($"    NetworkDescription.Definition.Outputs[{output.Index}].ClassNames;");
            return;
        }
        code.Line($"{property.Header} =>").Line("[");
        foreach (string value in output.Classes.Values)
            code.Line($"    {value},");
        code.Line("];");
    }

    /// <summary>The property with all classes.</summary>
    public static string Classes(string name, ClassifierOutput output) =>
        ClassMembers.Classes(name, output.Classes).Name;

    /// <summary>What the values of the output are.</summary>
    public static string Kind(ClassifierOutput output) =>
        $"ClassOutput.{(output.IsProbabilities ? "Probabilities" : "Logits")}";

    /// <summary>Writes that the local <c>probabilities</c> are returned by class.</summary>
    public static void EmitReturn(string name, ClassifierOutput output, CodeWriter code)
    {
        string list = output.Classes.IsText ? Classes(name, output) : $"[.. {Classes(name, output)}]";
        code.Line($"return new ClassProbabilities<{output.Classes.Type}>({list}, probabilities);");
    }

    /// <summary>Documents what is thrown where there is no class.</summary>
    public static void EmitNotFinite(CodeWriter code) => code.Line(
        "/// <exception cref=\"NotFiniteNumberException\">An output is NaN, which is no class.</exception>");

    private static void EmitOne(NetworkProgram program, string name, ClassifierOutput output, CodeWriter code)
    {
        string type = output.Classes.Type;
        code.Blank();
        code.Summary($"The most probable class of one {Sample(program)}. Allocates nothing; safe from many threads.");
        EmitOneInput(program, code);
        EmitNotFinite(code);
        PublicMethod method = ClassMembers.Classify(name, output.Classes, program.Contract.Inputs);
        code.Open(method.Header);
        if (program.Outputs.Any(static other => other.Shape.HasTime))
        {
            code.Line($"{type} only = default;");
            code.Line($"{method.Name}({CallerSpans.InputArguments(program)}, new Span<{type}>(ref only));");
            code.Line("return only;").Close();
            return;
        }
        EmitOneSample(program, code);
        bool isSmall = program.Outputs.Sum(static other => other.Shape.Size) <= MostOnStack;
        foreach (ProgramOutput other in program.Outputs)
            code.Line($"Span<float> {other.Binding.Local} = "
                + $"{(isSmall ? "stackalloc" : "new")} float[{other.Binding.SizeName}];");
        EmitPredict(program, code, CallerSpans.OutputArguments(program), "1");
        code.Line($"return {Classes(name, output)}[ClassAnswers.IndexOf({Local(program, output)}, {Kind(output)})];");
        code.Close();
    }

    private static void EmitProbabilities(
        NetworkProgram program, string name, ClassifierOutput output, CodeWriter code)
    {
        code.Blank();
        code.Summary($"How probable each class of one {Sample(program)} is. Safe from many threads.");
        EmitOneInput(program, code);
        code.Open(ClassMembers.Probabilities(name, output.Classes, program.Contract.Inputs).Header);
        EmitOneSample(program, code);
        if (program.OutputHasTime)
            CallerSpans.EmitTime(program, code, "1");
        string own = Local(program, output);
        foreach (ProgramOutput other in program.Outputs)
            code.Line(other.Binding.Local == own
                ? $"float[] values = new float[{other.Binding.SizeName}];"
                : Rented(other, other.Shape.HasTime ? "time" : "1"));
        EmitPredict(
            program, code, string.Join(", ", program.Outputs.Select(other =>
                other.Binding.Local == own ? "values" : Values(other.Binding.Local))), "1");
        code.Line($"float[] probabilities = ClassAnswers.Probabilities(values, {Kind(output)});");
        EmitReturn(name, output, code);
        code.Close();
    }

    private static void EmitAll(NetworkProgram program, string name, ClassifierOutput output, CodeWriter code)
    {
        bool isTimed = output.Output.Shape.HasTime;
        string rows = isTimed ? "time step of all sequences" : Sample(program);
        code.Blank();
        code.Summary($"The most probable class of each {rows}. Allocates nothing once there is memory for so many; "
            + "safe from many threads.");
        GraphDocs.EmitInputs(program, code);
        string all = isTimed || !program.HasTime ? GraphDocs.Rows(output.Output.Shape) : "sequences";
        string positions = output.Positions == 1 ? "" : $" x {output.Positions}";
        code.Line($"/// <param name=\"classes\">Receives [{all}{positions}] classes.</param>");
        if (isTimed)
            code.Line("/// <param name=\"sequences\">The number of sequences.</param>");
        EmitNotFinite(code);
        code.Open(ClassMembers.ClassifyAll(name, output.Classes, program.Contract.Inputs, isTimed).Header);
        EmitSizes(program, output, code);
        foreach (ProgramOutput other in program.Outputs)
        {
            string count = program.HasTime ? "sequences" : "samples";
            code.Line(Rented(other, other.Shape.HasTime ? $"{count} * time" : count));
        }
        EmitPredict(
            program, code, string.Join(", ", program.Outputs.Select(static other => Values(other.Binding.Local))),
            "sequences");
        string values = Values(Local(program, output));
        code.Line($"ClassAnswers.Read({values}, {Kind(output)}, {Classes(name, output)}, classes);");
        code.Close();
    }

    private static void EmitSizes(NetworkProgram program, ClassifierOutput output, CodeWriter code)
    {
        if (!program.HasTime)
        {
            CallerSpans.EmitSamples(program, code);
            code.Line(CallerSpans.Length("classes", $"{output.Positions}"));
            return;
        }
        if (!output.Output.Shape.HasTime)
            code.Line($"int sequences = classes.Length{(output.Positions == 1 ? "" : $" / {output.Positions}")};");
        CallerSpans.EmitTime(program, code, "sequences");
        code.Line(CallerSpans.Length(
            "classes", CallerSpans.Rows(output.Output.Shape, "sequences", "time"), $"{output.Positions}"));
    }

    private static void EmitOneInput(NetworkProgram program, CodeWriter code)
    {
        foreach (Value input in program.Inputs)
            code.Line($"/// <param name=\"{input.Local.TrimStart('@')}\">"
                + $"[{(input.Shape.HasTime ? "steps x " : "")}{input.SizeName}], row-major.</param>");
    }

    // Of a network with a time axis any length is one sequence.
    private static void EmitOneSample(NetworkProgram program, CodeWriter code)
    {
        foreach (Value input in program.Inputs.Where(_ => !program.HasTime))
        {
            string local = input.Local;
            code.Line($"ShapeGuard.Length(\"{local.TrimStart('@')}\", {local}.Length, 1, {input.SizeName});");
        }
    }

    private static void EmitPredict(NetworkProgram program, CodeWriter code, string outputs, string sequences)
    {
        string last = program.HasTime ? $", {sequences}" : "";
        code.Line($"_network.Predict({CallerSpans.InputArguments(program)}, {outputs}{last});");
    }

    private static string Rented(ProgramOutput output, string rows) =>
        $"using RentedFloats {output.Binding.Local} = new({rows}, {output.Binding.SizeName});";

    private static string Values(string rented) => $"{rented}.Values";

    private static string Local(NetworkProgram program, ClassifierOutput output) =>
        program.Outputs[output.Index].Binding.Local;

    private static string Sample(NetworkProgram program) => program.HasTime ? "sequence" : "sample";
}
