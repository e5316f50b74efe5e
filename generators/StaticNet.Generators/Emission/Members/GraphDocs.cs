using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes the documentation of members that take several inputs or outputs; those of one are the interface's, and
/// documented there.
/// </summary>
internal static class GraphDocs
{
    public static void EmitPredict(NetworkProgram program, CodeWriter code)
    {
        if (!EmitSummary(program, code, "Computes the outputs of any whole number of samples. Allocates nothing; "
            + "safe on a shared instance from many threads, as long as none writes the parameters."))
            return;
        EmitInputs(program, code);
        EmitOutputs(program, code, "Receives");
        EmitSequences(program, code, withLengths: false);
    }

    public static void EmitPredictOnThreads(NetworkProgram program, CodeWriter code)
    {
        if (!EmitSummary(program, code, "Computes the same outputs, bit-for-bit, on several threads. Allocates nothing "
            + "once each thread has memory for it; safe on a shared instance, as long as none writes the parameters."))
            return;
        EmitInputs(program, code);
        EmitOutputs(program, code, "Receives");
        EmitSequences(program, code, withLengths: false);
        Parameter(code, "threads", "The maximum number of threads, the caller's included; 0 for all processors.");
    }

    public static void EmitForward(NetworkProgram program, CodeWriter code)
    {
        if (!EmitSummary(program, code, "Computes the outputs and, in training, keeps in the workspace what the "
            + "backward pass needs. The outputs lie in the workspace and are valid until its next use."))
            return;
        EmitInputs(program, code);
        code.Line("/// <param name=\"workspace\">The memory to work in.</param>");
        if (program.Outputs.Count > 1)
            EmitOutputs(program, code, "Gets");
        code.Line("/// <param name=\"training\">Whether layers such as dropout behave as in training.</param>");
        EmitSequences(program, code, withLengths: true);
        if (program.Outputs.Count == 1)
            code.Line($"/// <returns>[{Rows(program.Output.Shape)} x {program.Output.Binding.SizeName}].</returns>");
    }

    public static void EmitBackward(NetworkProgram program, CodeWriter code)
    {
        if (program.HasOneOfEach && CallerSpans.IsTokens(program, program.Input))
        {
            EmitTokensBackward(code);
            return;
        }
        if (!EmitSummary(program, code, "Computes the gradients of any function of the outputs from its gradients with "
            + "respect to them. It follows a Forward with training: true in the same workspace."))
            return;
        foreach (ProgramOutput output in program.Outputs)
            Parameter(
                code, output.Binding.GradientLocal,
                $"[{Rows(output.Shape)} x {output.Binding.SizeName}], or empty where the function does not depend on it.");
        code.Line("/// <param name=\"workspace\">The workspace of that call.</param>");
        code.Line("/// <param name=\"gradients\">Receives the gradients of the parameters.</param>");
        foreach (Value input in program.Inputs.Where(input => !CallerSpans.IsTokens(program, input)))
            Parameter(
                code, input.GradientLocal,
                $"Receives [{Rows(input.Shape)} x {input.SizeName}], or is empty where nobody asks.");
        code.Line("/// <param name=\"accumulate\">Whether to add to the gradients instead of overwriting them.</param>");
    }

    public static void EmitLoss(NetworkProgram program, CodeWriter code, bool withGradients)
    {
        if (!EmitSummary(program, code, withGradients
            ? "Computes the declared loss, the weighted sum of several, and the gradients of the parameters."
            : "Computes the declared loss as in inference, and the outputs where they are asked for."))
            return;
        EmitInputs(program, code);
        foreach (ProgramOutput output in program.Losses)
            Parameter(code, LossNames.TargetsOf(program, output), $"The targets of {output.Binding.Name}.");
        code.Line("/// <param name=\"workspace\">The memory to work in.</param>");
        if (withGradients)
            code.Line("/// <param name=\"gradients\">Receives the gradients of the parameters.</param>");
        else
            EmitOutputs(program, code, "Receives");
        EmitSequences(program, code, withLengths: true);
        code.Line("/// <returns>The loss.</returns>");
    }

    /// <summary>Documents a member that takes a state; that of one input and output its interface documents.</summary>
    public static void EmitWithState(NetworkProgram program, CodeWriter code)
    {
        if (program.HasOneOfEach)
            code.Line("/// <inheritdoc/>");
        else
            code.Summary("The same from a state, which it advances; a gradient with respect to states likewise.");
    }

    /// <summary>Documents the backward pass with states, which of tokens is not quite that of the interface.</summary>
    public static void EmitBackwardWithState(NetworkProgram program, CodeWriter code)
    {
        if (program.HasOneOfEach && CallerSpans.IsTokens(program, program.Input))
            code.Line("/// <inheritdoc cref=\"IRecurrentNetwork{TSelf, TInput}.Backward(ReadOnlySpan{float}, "
                + "RecurrentState, Workspace, Span{float}, Span{float}, RecurrentState, bool)\"/>");
        else
            EmitWithState(program, code);
    }

    private static void EmitTokensBackward(CodeWriter code)
    {
        code.Summary("Computes the gradients of the parameters from that of the outputs. "
            + "It follows a Forward with training: true in the same workspace.");
        code.Line(
            "/// <param name=\"dOutput\">The gradient with respect to the outputs, laid out as they are.</param>");
        code.Line("/// <param name=\"workspace\">The workspace of that call.</param>");
        code.Line("/// <param name=\"gradients\">Receives the gradients of the parameters.</param>");
        code.Line("/// <param name=\"accumulate\">Whether to add to them instead of overwriting them.</param>");
    }

    // False where the interface documents the member.
    private static bool EmitSummary(NetworkProgram program, CodeWriter code, string summary)
    {
        if (program.HasOneOfEach)
            code.Line("/// <inheritdoc/>");
        else
            code.Summary(summary);
        return !program.HasOneOfEach;
    }

    /// <summary>Documents the parameters that are the inputs.</summary>
    public static void EmitInputs(NetworkProgram program, CodeWriter code)
    {
        foreach (Value input in program.Inputs)
            Parameter(code, input.Local, $"[{Rows(input.Shape)} x {input.SizeName}], row-major.");
    }

    private static void EmitOutputs(NetworkProgram program, CodeWriter code, string verb)
    {
        foreach (ProgramOutput output in program.Outputs)
            Parameter(code, output.Binding.Local, $"{verb} [{Rows(output.Shape)} x {output.Binding.SizeName}].");
    }

    /// <summary>How many rows a value has, in words.</summary>
    public static string Rows(Shape shape) => shape.HasTime ? "sequences x steps" : "samples";

    private static void EmitSequences(NetworkProgram program, CodeWriter code, bool withLengths)
    {
        if (!program.HasTime)
            return;
        Parameter(code, "sequences", "The number of sequences.");
        if (withLengths)
            Parameter(code, "lengths", "How many steps of each sequence count, or nothing where all do.");
    }

    private static void Parameter(CodeWriter code, string name, string text) =>
        code.Line($"/// <param name=\"{name.TrimStart('@')}\">{text}</param>");
}
