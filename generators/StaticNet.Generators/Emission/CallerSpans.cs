using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// What callers pass and get: one span for each input and each output of the network, in order of declaration, under
/// its name. Signatures, checks and calls are written from these lists.
/// </summary>
internal static class CallerSpans
{
    /// <summary>The parameters that are the inputs.</summary>
    public static string Inputs(NetworkProgram program) =>
        Join(program.Inputs.Select(static input => $"ReadOnlySpan<float> {input.Local}"));

    /// <summary>The parameters that receive the outputs.</summary>
    public static string Outputs(NetworkProgram program, string absent = "") =>
        Join(program.Outputs.Select(output => $"Span<float> {output.Binding.Local}{absent}"));

    /// <summary>The parameters that are the gradients of the outputs.</summary>
    public static string OutputGradients(NetworkProgram program) =>
        Join(program.Outputs.Select(static output => $"ReadOnlySpan<float> {output.Binding.GradientLocal}"));

    /// <summary>The parameters that receive the gradients of the inputs, where the caller asks.</summary>
    public static string InputGradients(NetworkProgram program) =>
        Join(program.Inputs.Select(static input => $"Span<float> {input.GradientLocal} = default"));

    /// <summary>Writes the sizes of inputs and outputs, in a class that takes them from that of the layers.</summary>
    public static void EmitSizes(NetworkProgram program, CodeWriter code)
    {
        IEnumerable<string> sizes = program.Inputs.Select(static input => input.SizeName)
            .Concat(program.Outputs.Select(static output => output.Binding.SizeName));
        code.Line($"private const int {Join(sizes.Select(static size => $"{size} = Layers.{size}"))};");
    }

    /// <summary>Writes how many samples the inputs have, and that all have as many.</summary>
    public static void EmitSamples(NetworkProgram program, CodeWriter code, string method = "Samples")
    {
        Value first = program.Input;
        code.Line($"int samples = ShapeGuard.{method}({first.Local}.Length, {first.SizeName});");
        foreach (Value input in program.Inputs.Skip(1))
            code.Line(Length(input.Local, input.SizeName));
    }

    /// <summary>The check that a span has a row for each sample.</summary>
    public static string Length(string span, string size) =>
        $"ShapeGuard.Length(\"{span.TrimStart('@')}\", {span}.Length, samples, {size});";

    /// <summary>Writes the check of spans that may be empty.</summary>
    public static void EmitOptionalLength(string span, string size, CodeWriter code) =>
        code.Line($"if (!{span}.IsEmpty)").Line("    " + Length(span, size));

    /// <summary>Writes that the outputs have the right lengths and share no memory with anything.</summary>
    public static void EmitOutputs(NetworkProgram program, CodeWriter code)
    {
        foreach (ProgramOutput output in program.Outputs)
            code.Line(Length(output.Binding.Local, output.Binding.SizeName));
        for (int index = 0; index < program.Outputs.Count; index++)
        {
            string output = program.Outputs[index].Binding.Local;
            IEnumerable<string> others = program.Inputs.Select(static input => input.Local)
                .Concat(program.Outputs.Take(index).Select(static other => other.Binding.Local));
            foreach (string other in others)
                code.Line(Disjoint(other, output));
        }
    }

    /// <summary>The check that two spans share no memory.</summary>
    public static string Disjoint(string first, string second)
    {
        bool isDefault = (first, second) is ("input", "output");
        string names = isDefault ? "" : $", \"{first.TrimStart('@')}\", \"{second.TrimStart('@')}\"";
        return $"ShapeGuard.Disjoint({first}, {second}{names});";
    }

    /// <summary>The references to the first values of all inputs and outputs, as arguments.</summary>
    public static string References(NetworkProgram program) => Join(
        Locals(program).Select(static local => $"ref MemoryMarshal.GetReference({local})"));

    /// <summary>The parameters that take these references: <c>ref float firstInput</c>.</summary>
    public static string FirstRows(NetworkProgram program) =>
        Join(Locals(program).Select(static local => $"ref float {First(local)}"));

    /// <summary>The parameter that refers to the first row of an input or output.</summary>
    public static string First(string local) => "first" + Identifiers.Capitalize(local.TrimStart('@'));

    private static IEnumerable<string> Locals(NetworkProgram program) =>
        program.Inputs.Select(static input => input.Local)
            .Concat(program.Outputs.Select(static output => output.Binding.Local));

    private static string Join(IEnumerable<string> items) => string.Join(", ", items);
}
