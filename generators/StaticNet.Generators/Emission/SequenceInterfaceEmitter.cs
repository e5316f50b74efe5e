using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes what stands behind the interfaces of networks with a time axis: the members of networks without one, which
/// take tokens as floats, and those that take the state of any network.
/// </summary>
internal static class SequenceInterfaceEmitter
{
    // What the interface of all networks does not say comes by the workspace.
    private const string Sequences = "SequenceGuard.Sequences(workspace), workspace.SequenceLengths";

    private const string WithoutInputGradient =
        "dInput.IsEmpty ? accumulate : throw new NotSupportedException(\"Tokens have no gradient.\")";

    public static void Emit(EmissionContext context, CodeWriter code)
    {
        NetworkProgram program = context.Program;
        string self = context.Declaration.FullName;
        code.Blank();
        code.Line($"static bool INetwork<{self}>.HasTime => true;").Blank();
        if (program.OutputHasTime)
            code.Line($"static bool INetwork<{self}>.OutputHasTime => true;").Blank();
        string network = $"ISequenceNetwork<{self}, {context.Declaration.InputType}>";
        if (program.NeedsWholeSequence)
            code.Line($"static bool {network}.NeedsWholeSequence => true;").Blank();
        IEnumerable<string> members = SequenceMembers.Explicit(
            self, context.Declaration.InputKind, program.IsRecurrent, program.Output.Loss is not null);
        foreach (string member in members)
            code.Line($"{member} =>").Line($"    {Body(context, member)};").Blank();
        if (program.Output.Loss is { } loss and not ITakesIndices)
            EmitWithoutIndices(context, loss.Kind, code);
    }

    private static string Body(EmissionContext context, string member)
    {
        bool isTokens = context.Declaration.InputKind == InputKind.Tokens;
        if (member.Contains("RecurrentNetwork<"))
            return BodyWithState(context, member);
        string input = isTokens ? "TokenFloats.ToTokens(input)" : "input";
        string noState = context.Program.IsRecurrent ? "null, " : "";
        if (member.EndsWith(".Vocabulary", StringComparison.Ordinal))
            return "Vocabulary";
        if (member.Contains(".Predict("))
            return $"_network.Predict({input}, output, sequences: 1)";
        if (member.Contains(".Forward("))
            return $"_network.Forward({input}, {noState}{Sequences}, workspace, training)";
        if (member.Contains(".Backward("))
            return $"_network.Backward(dOutput, workspace, gradients, default, {WithoutInputGradient}"
                + $"{(context.Program.IsRecurrent ? ", null, null" : "")})";
        if (LacksIndices(context, member))
            return NotSupported(context);
        return member.Contains(".Loss(")
            ? $"_network.Loss({input}, targets, {noState}{Sequences}, workspace, output)"
            : $"_network.LossAndGradients({input}, targets, {noState}{Sequences}, workspace, gradients)";
    }

    private static string BodyWithState(EmissionContext context, string member)
    {
        if (LacksIndices(context, member))
            return NotSupported(context);
        if (member.Contains(".CreateState("))
            return "new State(streams)";
        if (member.Contains(".Predict("))
            return $"_network.Predict(input, {State(context, "state")}, output)";
        if (member.Contains(".Step("))
            return $"_network.Step(input, {State(context, "state")}, output)";
        string state = $"{State(context, "state")}, SequenceGuard.Sequences(state, lengths), lengths, workspace";
        if (member.Contains(".Forward("))
            return $"_network.Forward(input, {state}, training)";
        if (member.Contains(".Backward("))
            return BackwardWithState(context);
        return member.Contains(".Loss(")
            ? $"_network.Loss(input, targets, {state}, output)"
            : $"_network.LossAndGradients(input, targets, {state}, gradients)";
    }

    private static string BackwardWithState(EmissionContext context)
    {
        string dStateOut = State(context, "dStateOut"), dStateIn = State(context, "dStateIn");
        bool isTokens = context.Declaration.InputKind == InputKind.Tokens;
        return "_network.Backward(dOutput, workspace, gradients, "
            + $"{(isTokens ? $"default, {WithoutInputGradient}" : "dInput, accumulate")}, {dStateOut}, {dStateIn})";
    }

    private static string State(EmissionContext context, string state) =>
        $"SequenceGuard.State<State>({state}, \"{context.Declaration.Name.TrimStart('@')}\")";

    private static bool LacksIndices(EmissionContext context, string member) =>
        context.Program.Output.Loss is { } and not ITakesIndices && member.Contains("ReadOnlySpan<int> targets");

    private static string NotSupported(EmissionContext context) =>
        $"throw new NotSupportedException(\"{context.Program.Output.Loss!.Kind} takes float targets, not class indices.\")";

    // The public members with class indices are not there for such a loss, but the interface asks for them.
    private static void EmitWithoutIndices(EmissionContext context, string kind, CodeWriter code)
    {
        string trainable =
            $"ITrainableSequenceNetwork<{context.Declaration.FullName}, {context.Declaration.InputType}>";
        string parameters = $"{SequenceMembersEmitter.Input(context)}, ReadOnlySpan<int> targets, "
            + "Workspace workspace, Span<float> ";
        foreach ((string name, string result) in new[] { ("Loss", "output"), ("LossAndGradients", "gradients") })
        {
            code.Line($"float {trainable}.{name}({parameters}{result}, int sequences, ReadOnlySpan<int> lengths) =>");
            code.Line($"    {NotSupported(context)};").Blank();
        }
    }
}
