using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>The members by which a network with a time axis is called, with the names of their parameters.</summary>
internal static class SequenceMembers
{
    private const string Lengths = "ReadOnlySpan<int> lengths = default";

    /// <summary>The public members.</summary>
    /// <param name="self">The class.</param>
    /// <param name="input">What the input is.</param>
    /// <param name="isRecurrent">Whether there are members with a state.</param>
    public static IEnumerable<ThrowingMember> Of(string self, InputKind input, bool isRecurrent)
    {
        string values = $"ReadOnlySpan<{Type(input)}> input";
        string sequence = $"ISequenceNetwork<{self}, {Type(input)}>";
        string trainable = $"ITrainableSequenceNetwork<{self}, {Type(input)}>";
        yield return new("void", "Predict", $"({values}, Span<float> output, int sequences = 1)", sequence);
        yield return new("float[]", "Predict", $"({values}, int sequences = 1)", null);
        yield return new(
            "ReadOnlySpan<float>", "Forward",
            $"({values}, Workspace workspace, bool training = false, int sequences = 1, {Lengths})", sequence);
        yield return new("void", "Backward", Backward(input), input == InputKind.Sequence ? $"INetwork<{self}>" : null);
        foreach (string type in new[] { "float", "int" })
        {
            string targets = $"({values}, ReadOnlySpan<{type}> targets, ";
            yield return new(
                "float", "Loss",
                targets + $"Workspace workspace, Span<float> output = default, int sequences = 1, {Lengths})",
                trainable);
            yield return new(
                "float", "LossAndGradients",
                targets + $"Workspace workspace, Span<float> gradients, int sequences = 1, {Lengths})",
                trainable);
        }
        if (!isRecurrent)
            yield break;
        foreach (ThrowingMember member in WithState(input))
            yield return member;
    }

    /// <summary>
    /// The members that stand behind an interface always: those of networks without a time axis, and those that take
    /// the state of any network.
    /// </summary>
    public static IEnumerable<string> Explicit(string self, InputKind input, bool isRecurrent, bool hasLoss)
    {
        const string Input = "ReadOnlySpan<float> input";
        string type = Type(input), network = $"INetwork<{self}>", trainable = $"ITrainableNetwork<{self}>";
        if (input == InputKind.Tokens)
            yield return $"static int {network}.Vocabulary";
        yield return $"void {network}.Predict({Input}, Span<float> output)";
        yield return $"ReadOnlySpan<float> {network}.Forward({Input}, Workspace workspace, bool training)";
        if (input == InputKind.Tokens)
            yield return $"void {network}.Backward(ReadOnlySpan<float> dOutput, Workspace workspace, "
                + "Span<float> gradients, Span<float> dInput, bool accumulate)";
        foreach (string target in hasLoss ? new[] { "float", "int" } : [])
        {
            string parameters = $"({Input}, ReadOnlySpan<{target}> targets, Workspace workspace, Span<float> ";
            yield return $"float {trainable}.Loss{parameters}output)";
            yield return $"float {trainable}.LossAndGradients{parameters}gradients)";
        }
        foreach (string member in isRecurrent ? ExplicitWithState(self, type, hasLoss) : [])
            yield return member;
    }

    private static IEnumerable<ThrowingMember> WithState(InputKind input)
    {
        string values = $"ReadOnlySpan<{Type(input)}> input";
        yield return new("void", "Predict", $"({values}, State state, Span<float> output)", null);
        yield return new("void", "Step", $"({values}, State state, Span<float> output)", null);
        yield return new(
            "ReadOnlySpan<float>", "Forward",
            $"({values}, State? state, Workspace workspace, bool training = false, {Lengths})", null);
        yield return new("void", "Backward", BackwardWithState(input), null);
        foreach (string type in new[] { "float", "int" })
        {
            string targets =
                $"({values}, ReadOnlySpan<{type}> targets, State? state, Workspace workspace, Span<float> ";
            yield return new("float", "Loss", targets + $"output = default, {Lengths})", null);
            yield return new("float", "LossAndGradients", targets + $"gradients, {Lengths})", null);
        }
    }

    private static IEnumerable<string> ExplicitWithState(string self, string type, bool hasLoss)
    {
        string recurrent = $"IRecurrentNetwork<{self}, {type}>";
        string trainable = $"ITrainableRecurrentNetwork<{self}, {type}>";
        string input = $"ReadOnlySpan<{type}> input";
        yield return $"static RecurrentState {recurrent}.CreateState(int streams)";
        yield return $"void {recurrent}.Predict({input}, RecurrentState state, Span<float> output)";
        yield return $"void {recurrent}.Step({input}, RecurrentState state, Span<float> output)";
        yield return $"ReadOnlySpan<float> {recurrent}.Forward({input}, RecurrentState? state, Workspace workspace, "
            + "bool training, ReadOnlySpan<int> lengths)";
        yield return $"void {recurrent}.Backward(ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, "
            + "Workspace workspace, Span<float> gradients, Span<float> dInput, RecurrentState? dStateIn, "
            + "bool accumulate)";
        foreach (string target in hasLoss ? new[] { "float", "int" } : [])
        {
            string parameters =
                $"({input}, ReadOnlySpan<{target}> targets, RecurrentState? state, Workspace workspace, Span<float> ";
            yield return $"float {trainable}.Loss{parameters}output, ReadOnlySpan<int> lengths)";
            yield return $"float {trainable}.LossAndGradients{parameters}gradients, ReadOnlySpan<int> lengths)";
        }
    }

    /// <summary>The parameters of the backward pass; tokens have no gradient.</summary>
    public static string Backward(InputKind input) =>
        "(ReadOnlySpan<float> dOutput, Workspace workspace, Span<float> gradients, "
        + $"{InputGradient(input)}bool accumulate = false)";

    /// <summary>The parameters of the backward pass with gradients of states.</summary>
    public static string BackwardWithState(InputKind input) =>
        "(ReadOnlySpan<float> dOutput, State? dStateOut, Workspace workspace, Span<float> gradients, "
        + $"{InputGradient(input)}State? dStateIn = null, bool accumulate = false)";

    private static string InputGradient(InputKind input) =>
        input == InputKind.Tokens ? "" : "Span<float> dInput = default, ";

    private static string Type(InputKind input) => input == InputKind.Tokens ? "int" : "float";
}
