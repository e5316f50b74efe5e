using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// What callers pass and get: one span for each input and each output of the network, in order of declaration, under
/// its name. Signatures, checks and calls are written from these lists.
/// </summary>
internal static class CallerSpans
{
    /// <summary>The parameters that are the inputs.</summary>
    public static string Inputs(NetworkProgram program) => Join(program.Contract.Inputs);

    /// <summary>The inputs as arguments.</summary>
    public static string InputArguments(NetworkProgram program) =>
        Join(program.Inputs.Select(static input => input.Local));

    /// <summary>The outputs as arguments.</summary>
    public static string OutputArguments(NetworkProgram program) =>
        Join(program.Outputs.Select(static output => output.Binding.Local));

    /// <summary>Whether an input is tokens.</summary>
    public static bool IsTokens(NetworkProgram program, Value input) => Vocabulary(program, input) > 0;

    /// <summary>How many different tokens an input has; 0 where it is values.</summary>
    public static int Vocabulary(NetworkProgram program, Value input)
    {
        for (int index = 0; index < program.Inputs.Count; index++)
        {
            if (program.Inputs[index] == input)
                return program.Declaration.Inputs[index].Vocabulary;
        }
        return 0;
    }

    /// <summary>Writes how many time steps the sequences have, and that all inputs have as many rows.</summary>
    public static void EmitTime(NetworkProgram program, CodeWriter code, string sequences)
    {
        Value first = program.Inputs.First(static input => input.Shape.HasTime);
        code.Line($"int time = SequenceGuard.Time({first.Local}.Length, {first.SizeName}, {sequences});");
        foreach (Value input in program.Inputs.Where(input => input != first))
            code.Line(Length(input.Local, Rows(input.Shape, sequences, "time"), input.SizeName));
        foreach (Step step in program.CountingSteps)
        {
            int most = ((ICountsSteps)step.Layer).MostSteps;
            if (most < int.MaxValue)
                code.Line($"SequenceGuard.MostSteps({Literals.String(step.Layer.Name)}, time, {most});");
        }
    }

    /// <summary>How many rows a value has in the caller's memory.</summary>
    public static string Rows(Shape shape, string sequences, string time) =>
        shape.HasTime ? $"(long){sequences} * {time}" : sequences;

    /// <summary>The check that a span has so many rows; an optional one may be empty.</summary>
    public static string Length(string span, string rows, string size, bool isOptional = false) =>
        Length("SequenceGuard", span, rows, size, isOptional);

    /// <summary>Writes that tokens are in their vocabularies.</summary>
    public static void EmitTokens(NetworkProgram program, CodeWriter code, string counted = "")
    {
        foreach (Value input in program.Inputs.Where(input => IsTokens(program, input)))
            code.Line($"SequenceGuard.Tokens({input.Local}, Layers.{input.Caller!.VocabularyName}{counted});");
    }

    /// <summary>The reference to the first value of an input; tokens pass as they are, bit by bit.</summary>
    public static string Reference(NetworkProgram program, Value input) => IsTokens(program, input)
        ? $"Unsafe.As<int, float>(ref MemoryMarshal.GetReference({input.Local}))"
        : $"MemoryMarshal.GetReference({input.Local})";

    /// <summary>Writes how many samples the inputs have, and that all have as many.</summary>
    public static void EmitSamples(NetworkProgram program, CodeWriter code, string method = "Samples")
    {
        Value first = program.Input;
        code.Line($"int samples = ShapeGuard.{method}({first.Local}.Length, {first.SizeName});");
        foreach (Value input in program.Inputs.Skip(1))
            code.Line(Length(input.Local, input.SizeName));
    }

    /// <summary>The check that a span has a row for each sample; an optional one may be empty.</summary>
    public static string Length(string span, string size, bool isOptional = false) =>
        Length("ShapeGuard", span, "samples", size, isOptional);

    private static string Length(string guard, string span, string rows, string size, bool isOptional)
    {
        string method = isOptional ? "OptionalLength" : "Length";
        return $"{guard}.{method}(\"{span.TrimStart('@')}\", {span}.Length, {rows}, {size});";
    }

    /// <summary>Writes that the outputs have the right lengths and share no memory with anything.</summary>
    public static void EmitOutputs(NetworkProgram program, CodeWriter code, string sequences = "samples")
    {
        foreach (ProgramOutput output in program.Outputs)
            code.Line(program.HasTime
                ? Length(output.Binding.Local, Rows(output.Shape, sequences, "time"), output.Binding.SizeName)
                : Length(output.Binding.Local, output.Binding.SizeName));
        for (int index = 0; index < program.Outputs.Count; index++)
        {
            string output = program.Outputs[index].Binding.Local;
            foreach (Value input in program.Inputs)
                code.Line(Disjoint(input.Local, output));
            foreach (ProgramOutput other in program.Outputs.Take(index))
                code.Line(DisjointWritten(other.Binding.Local, output));
        }
    }

    /// <summary>The check that two spans share no memory.</summary>
    public static string Disjoint(string first, string second) => Disjoint("Disjoint", first, second);

    /// <summary>The same of two that are both written to, from which C# 13 infers no type.</summary>
    public static string DisjointWritten(string first, string second) => Disjoint("Disjoint<float>", first, second);

    private static string Disjoint(string method, string first, string second)
    {
        bool isDefault = (first, second) is ("input", "output");
        string names = isDefault ? "" : $", \"{first.TrimStart('@')}\", \"{second.TrimStart('@')}\"";
        return $"ShapeGuard.{method}({first}, {second}{names});";
    }

    /// <summary>The references to the first values of all inputs and outputs, as arguments.</summary>
    public static string References(NetworkProgram program) => Join(
        program.Inputs.Select(input => "ref " + Reference(program, input)).Concat(program.Outputs.Select(
            static output => $"ref MemoryMarshal.GetReference({output.Binding.Local})")));

    /// <summary>The same references as arguments, where a method has them as parameters.</summary>
    public static string PassedRows(NetworkProgram program) =>
        Join(Locals(program).Select(static local => $"ref {First(local)}"));

    /// <summary>The parameters that take these references: <c>ref float firstInput</c>.</summary>
    public static string FirstRows(NetworkProgram program) =>
        Join(Locals(program).Select(static local => $"ref float {First(local)}"));

    /// <summary>The parameter that refers to the first row of an input or output.</summary>
    public static string First(string local) => "first" + Identifiers.Capitalize(local.TrimStart('@'));

    private static IEnumerable<string> Locals(NetworkProgram program) =>
        program.Inputs.Select(static input => input.Local)
            .Concat(program.Outputs.Select(static output => output.Binding.Local));

    private static string Join<T>(IEnumerable<T> items) => string.Join(", ", items);
}
