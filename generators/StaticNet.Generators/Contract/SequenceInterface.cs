using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>
/// What stands behind the interfaces of a network with a time axis and is not the same in all of them: what is there
/// only with tokens or without, and what creates a state; where the network has an error, also the members that take
/// the state of any network.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="hasLoss">Whether it has a loss.</param>
/// <param name="loss">The loss, where it is known.</param>
internal sealed class SequenceInterface(NetworkDeclaration network, bool hasLoss, Loss? loss)
{
    private const string WithoutInputGradient =
        "dInput.IsEmpty ? accumulate : throw new NotSupportedException(\"Tokens have no gradient.\")";

    private readonly string _self = network.FullName;
    private readonly string _type = network.InputType;

    private bool IsTokens => network.InputKind == InputKind.Tokens;

    /// <summary>The members where the network's own class of states may be none, as it has an error.</summary>
    public IEnumerable<InterfaceMember> Members =>
        [.. OfAnyNetwork(), .. network.IsRecurrent ? [CreateState, .. WithAnyState()] : Array.Empty<InterfaceMember>()];

    /// <summary>The members besides those that call the class's own with its class of states.</summary>
    public IEnumerable<InterfaceMember> OwnMembers =>
    [
        .. OfAnyNetwork(),
        .. network.IsRecurrent ? [CreateState] : Array.Empty<InterfaceMember>(),
        .. network.IsRecurrent && IsTokens ? [BackwardOfTokens] : Array.Empty<InterfaceMember>(),
    ];

    private string Recurrent => $"IRecurrentNetwork<{_self}, {_type}>";

    private InterfaceMember CreateState =>
        new($"static RecurrentState {Recurrent}.CreateState(int streams)", "new State(streams)");

    // The class's own has no gradient of the input.
    private InterfaceMember BackwardOfTokens => new(
        $"void IRecurrentNetwork<{_self}, {_type}, {_self}.State>.Backward(ReadOnlySpan<float> dOutput, "
            + "State? dStateOut, Workspace workspace, Span<float> gradients, Span<float> dInput, State? dStateIn, "
            + "bool accumulate)",
        $"_network.Backward(dOutput, workspace, gradients, default, {WithoutInputGradient}, dStateOut, dStateIn)");

    private static IEnumerable<(string Name, string Result)> Losses =>
        [("Loss", "output"), ("LossAndGradients", "gradients")];

    // Where a loss takes no class indices, the interfaces say so.
    private IEnumerable<string> Targets =>
        !hasLoss ? [] : loss is null or ITakesIndices ? ["float", "int"] : ["float"];

    private IEnumerable<InterfaceMember> OfAnyNetwork()
    {
        string any = $"INetwork<{_self}>";
        if (!IsTokens)
        {
            // Without it, the class's own Predict would implement it, whose third argument is the number of sequences.
            yield return new(
                $"void {any}.Predict(ReadOnlySpan<float> input, Span<float> output, int threads)",
                "ParallelPrediction.Run(this, input, output, sequences: 1, blockRows: 1, flops: 1, threads)");
            yield break;
        }
        yield return new($"static int {any}.Vocabulary", "Vocabulary");
        yield return new(
            $"void {any}.Backward(ReadOnlySpan<float> dOutput, Workspace workspace, "
                + "Span<float> gradients, Span<float> dInput, bool accumulate)",
            $"_network.Backward(dOutput, workspace, gradients, default, {WithoutInputGradient}"
                + $"{(network.IsRecurrent ? ", null, null" : "")})");
    }

    private IEnumerable<InterfaceMember> WithAnyState()
    {
        string recurrent = Recurrent;
        string trainable = $"ITrainableRecurrentNetwork<{_self}, {_type}>";
        string input = $"ReadOnlySpan<{_type}> input";
        string state = $"{State("state")}, SequenceGuard.Sequences(state, lengths), lengths, workspace";
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
