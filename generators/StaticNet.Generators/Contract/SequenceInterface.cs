using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>
/// What stands behind the interfaces of a network with a time axis: the members of networks without one, which take
/// tokens as floats and whose sequences come by the workspace, and those that take the state of any network.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="hasLoss">Whether it has a loss.</param>
/// <param name="loss">The loss, where it is known.</param>
internal sealed class SequenceInterface(NetworkDeclaration network, bool hasLoss, Loss? loss)
{
    // What the interface of all networks does not say comes by the workspace.
    private const string Sequences = "SequenceGuard.Sequences(workspace), workspace.SequenceLengths";

    private const string WithoutInputGradient =
        "dInput.IsEmpty ? accumulate : throw new NotSupportedException(\"Tokens have no gradient.\")";

    private const string FloatInput = "ReadOnlySpan<float> input";

    private readonly string _self = network.FullName;
    private readonly string _type = network.InputType;

    private bool IsTokens => network.InputKind == InputKind.Tokens;

    /// <summary>The members.</summary>
    public IEnumerable<InterfaceMember> Members => [.. OfAnyNetwork(), .. network.IsRecurrent ? WithState() : []];

    private static IEnumerable<(string Name, string Result)> Losses =>
        [("Loss", "output"), ("LossAndGradients", "gradients")];

    // Where a loss takes no class indices, the interfaces say so.
    private IEnumerable<string> Targets =>
        !hasLoss ? [] : loss is null or ITakesIndices ? ["float", "int"] : ["float"];

    private IEnumerable<InterfaceMember> OfAnyNetwork()
    {
        string any = $"INetwork<{_self}>", trainable = $"ITrainableNetwork<{_self}>";
        string input = IsTokens ? "TokenFloats.ToTokens(input)" : "input";
        string noState = network.IsRecurrent ? "null, " : "";
        if (IsTokens)
            yield return new($"static int {any}.Vocabulary", "Vocabulary");
        yield return new(
            $"void {any}.Predict({FloatInput}, Span<float> output)",
            $"_network.Predict({input}, output, sequences: 1)");
        // Without it, the class's own Predict would implement it, whose third argument is the number of sequences.
        if (!IsTokens)
            yield return new(
                $"void {any}.Predict({FloatInput}, Span<float> output, int threads)",
                "ParallelPrediction.Run(this, input, output, sequences: 1, blockRows: 1, flops: 1, threads)");
        yield return new(
            $"ReadOnlySpan<float> {any}.Forward({FloatInput}, Workspace workspace, bool training)",
            $"_network.Forward({input}, {noState}{Sequences}, workspace, training)");
        if (IsTokens)
            yield return new(
                $"void {any}.Backward(ReadOnlySpan<float> dOutput, Workspace workspace, "
                    + "Span<float> gradients, Span<float> dInput, bool accumulate)",
                $"_network.Backward(dOutput, workspace, gradients, default, {WithoutInputGradient}"
                    + $"{(network.IsRecurrent ? ", null, null" : "")})");
        foreach (string target in Targets)
        {
            string parameters = $"({FloatInput}, ReadOnlySpan<{target}> targets, Workspace workspace, Span<float> ";
            foreach ((string name, string result) in Losses)
                yield return new(
                    $"float {trainable}.{name}{parameters}{result})",
                    $"_network.{name}({input}, targets, {noState}{Sequences}, workspace, {result})");
        }
    }

    private IEnumerable<InterfaceMember> WithState()
    {
        string recurrent = $"IRecurrentNetwork<{_self}, {_type}>";
        string trainable = $"ITrainableRecurrentNetwork<{_self}, {_type}>";
        string input = $"ReadOnlySpan<{_type}> input";
        string state = $"{State("state")}, SequenceGuard.Sequences(state, lengths), lengths, workspace";
        yield return new($"static RecurrentState {recurrent}.CreateState(int streams)", "new State(streams)");
        foreach (string name in new[] { "Predict", "Step" })
            yield return new(
                $"void {recurrent}.{name}({input}, RecurrentState state, Span<float> output)",
                $"_network.{name}(input, {State("state")}, output)");
        yield return new(
            $"ReadOnlySpan<float> {recurrent}.Forward({input}, RecurrentState? state, Workspace workspace, "
                + "bool training, ReadOnlySpan<int> lengths)",
            $"_network.Forward(input, {state}, training)");
        string gradients = IsTokens ? $"default, {WithoutInputGradient}" : "dInput, accumulate";
        yield return new(
            $"void {recurrent}.Backward(ReadOnlySpan<float> dOutput, RecurrentState? dStateOut, "
                + "Workspace workspace, Span<float> gradients, Span<float> dInput, RecurrentState? dStateIn, "
                + "bool accumulate)",
            $"_network.Backward(dOutput, workspace, gradients, {gradients}, {State("dStateOut")}, {State("dStateIn")})");
        foreach (string target in Targets)
        {
            string parameters =
                $"({input}, ReadOnlySpan<{target}> targets, RecurrentState? state, Workspace workspace, Span<float> ";
            foreach ((string name, string result) in Losses)
                yield return new(
                    $"float {trainable}.{name}{parameters}{result}, ReadOnlySpan<int> lengths)",
                    $"_network.{name}(input, targets, {state}, {result})");
        }
    }

    private string State(string state) => $"SequenceGuard.State<State>({state}, \"{network.Name.TrimStart('@')}\")";
}
