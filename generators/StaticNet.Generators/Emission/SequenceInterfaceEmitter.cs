using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes what stands behind the interfaces of networks with a time axis: the members of networks without one, which
/// take tokens as floats, and those that take the state of any network.
/// </summary>
internal static class SequenceInterfaceEmitter
{
    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string self = context.Declaration.TypeName;
        code.Blank();
        code.Line($"static bool INetwork<{self}>.HasTime => true;").Blank();
        if (program.OutputHasTime)
            code.Line($"static bool INetwork<{self}>.OutputHasTime => true;").Blank();
        string network = $"ISequenceNetwork<{self}, {context.Declaration.InputType}>";
        if (program.NeedsWholeSequence)
            code.Line($"static bool {network}.NeedsWholeSequence => true;").Blank();
        IEnumerable<string> members = SequenceMembers.Explicit(
            self, context.Declaration.InputKind, program.IsRecurrent, program.Loss is not null);
        foreach (string member in members)
            code.Line($"{member} =>").Line($"    {Body(context, member)};").Blank();
        if (program.Loss is { TakesIndices: false } loss)
            EmitWithoutIndices(context, loss.Kind, code);
    }

    private static string Body(EmissionContext context, string member)
    {
        bool isTokens = context.Declaration.InputKind == InputKind.Tokens;
        if (member.Contains("RecurrentNetwork<"))
            return BodyWithState(context, member);
        string input = isTokens ? "TokenFloats.ToTokens(input)" : "input";
        if (member.EndsWith(".Vocabulary", StringComparison.Ordinal))
            return "Vocabulary";
        if (member.Contains(".Predict("))
            return $"Predict({input}, output, sequences: 1)";
        if (member.Contains(".Forward("))
            return $"Forward({input}, workspace, training, workspace.Sequences)";
        if (member.Contains(".Backward("))
            return "Backward(dOutput, workspace, gradients, dInput.IsEmpty ? accumulate "
                + ": throw new NotSupportedException(\"Tokens have no gradient.\"))";
        if (LacksIndices(context, member))
            return NotSupported(context);
        return member.Contains(".Loss(")
            ? $"Loss({input}, targets, workspace, output, workspace.Sequences)"
            : $"LossAndGradients({input}, targets, workspace, gradients, workspace.Sequences)";
    }

    private static string BodyWithState(EmissionContext context, string member)
    {
        if (LacksIndices(context, member))
            return NotSupported(context);
        if (member.Contains(".CreateState("))
            return "new State(streams)";
        if (member.Contains(".Predict("))
            return $"Predict(input, {State(context, "state")}, output)";
        if (member.Contains(".Step("))
            return $"Step(input, {State(context, "state")}, output)";
        if (member.Contains(".Forward("))
            return $"Forward(input, {State(context, "state")}, workspace, training, lengths)";
        if (member.Contains(".Backward("))
            return BackwardWithState(context);
        return member.Contains(".Loss(")
            ? $"Loss(input, targets, {State(context, "state")}, workspace, output, lengths)"
            : $"LossAndGradients(input, targets, {State(context, "state")}, workspace, gradients, lengths)";
    }

    private static string BackwardWithState(EmissionContext context)
    {
        string dStateOut = State(context, "dStateOut"), dStateIn = State(context, "dStateIn");
        return context.Declaration.InputKind == InputKind.Tokens
            ? $"Backward(dOutput, {dStateOut}, workspace, gradients, {dStateIn}, dInput.IsEmpty ? accumulate "
                + ": throw new NotSupportedException(\"Tokens have no gradient.\"))"
            : $"Backward(dOutput, {dStateOut}, workspace, gradients, dInput, {dStateIn}, accumulate)";
    }

    private static string State(EmissionContext context, string state) =>
        $"SequenceGuard.State<State>({state}, \"{context.Declaration.Name.TrimStart('@')}\")";

    private static bool LacksIndices(EmissionContext context, string member) =>
        context.Program.Loss is { TakesIndices: false } && member.Contains("ReadOnlySpan<int> targets");

    private static string NotSupported(EmissionContext context) =>
        $"throw new NotSupportedException(\"{context.Program.Loss!.Kind} takes float targets, not class indices.\")";

    // The public members with class indices are not there for such a loss, but the interface asks for them.
    private static void EmitWithoutIndices(EmissionContext context, string kind, CodeWriter code)
    {
        string trainable =
            $"ITrainableSequenceNetwork<{context.Declaration.TypeName}, {context.Declaration.InputType}>";
        string parameters = $"{SequenceMembersEmitter.Input(context)}, ReadOnlySpan<int> targets, "
            + "Workspace workspace, Span<float> ";
        foreach ((string name, string result) in new[] { ("Loss", "output"), ("LossAndGradients", "gradients") })
        {
            code.Line($"float {trainable}.{name}({parameters}{result}, int sequences, ReadOnlySpan<int> lengths) =>");
            code.Line($"    {NotSupported(context)};").Blank();
        }
    }
}
