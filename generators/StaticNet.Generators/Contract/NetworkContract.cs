using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Contract;

/// <summary>
/// The table of the methods by which a network is called: for one input and output or several, with a time axis or
/// without, with a state or without. Networks that compile, networks that do not, and checks of the user's own members
/// read the same table.
/// </summary>
internal sealed class NetworkContract
{
    private static readonly MethodParameter Workspace = new("Workspace", "workspace");
    private static readonly MethodParameter Training = new("bool", "training", "false");
    private static readonly MethodParameter Gradients = new("Span<float>", "gradients");
    private static readonly MethodParameter Accumulate = new("bool", "accumulate", "false");
    private static readonly MethodParameter Sequences = new("int", "sequences", "1");
    private static readonly MethodParameter Threads = new("int", "threads");
    private static readonly MethodParameter Lengths = new("ReadOnlySpan<int>", "lengths", "default");
    private static readonly MethodParameter State = new("State", "state");
    private static readonly MethodParameter StateOrNone = new("State?", "state");

    private readonly string _self;
    private readonly IReadOnlyList<InputDeclaration> _inputs;
    private readonly IReadOnlyList<ContractOutput> _outputs;

    private NetworkContract(
        NetworkDeclaration network, IReadOnlyList<InputDeclaration> inputs, IReadOnlyList<ContractOutput> outputs)
    {
        (_self, _inputs, _outputs) = (network.FullName, inputs, outputs);
        (HasTime, IsRecurrent) = (network.HasTime, network.IsRecurrent);
    }

    /// <summary>Whether a call is told how many sequences it has.</summary>
    public bool HasTime { get; }

    /// <summary>Whether there are methods that take a state.</summary>
    public bool IsRecurrent { get; }

    /// <summary>Whether it has the members of networks of one input and one output.</summary>
    public bool HasOneOfEach => _inputs.Count <= 1 && _outputs.Count == 1;

    /// <summary>The contract of a network that compiles.</summary>
    public static NetworkContract Of(NetworkDeclaration network, IReadOnlyList<ContractOutput> outputs) =>
        new(network, network.Inputs, outputs);

    /// <summary>The parameter that is the targets of one of so many outputs.</summary>
    public static string TargetsOf(int outputs, Binding output) =>
        outputs == 1 ? "targets" : output.Local.TrimStart('@') + "Targets";

    /// <summary>
    /// That of a network that does not, as far as its attributes say: every output may have a loss, and of two that have
    /// one name the second is left out.
    /// </summary>
    public static NetworkContract Of(NetworkDeclaration network)
    {
        HashSet<string> names = [];
        InputDeclaration[] inputs = [.. network.Inputs.Where(input => names.Add(Identifiers.Capitalize(input.Name)))];
        OutputDeclaration[] outputs =
            [.. network.Outputs.Where(output => names.Add(Identifiers.Capitalize(output.Name)))];
        return new NetworkContract(network, inputs, outputs.Length > 1
            ? [.. outputs.Select(static output => new ContractOutput(Binding.OneOf(output.Name), AnyLoss: true))]
            : [new ContractOutput(Binding.Only("output", "output"), AnyLoss: true)]);
    }

    /// <summary>The inputs as parameters.</summary>
    public IEnumerable<MethodParameter> Inputs => _inputs.Count == 0
        ? [new MethodParameter("ReadOnlySpan<float>", "input")]
        : _inputs.Select(input => new MethodParameter(
            $"ReadOnlySpan<{(input.Kind == InputKind.Tokens ? "int" : "float")}>", BindingOf(input).Local));

    /// <summary>The outputs as parameters that receive them.</summary>
    public IEnumerable<MethodParameter> Outputs => OutputsOr(null);

    public PublicMethod Predict =>
        new("void", "Predict", [.. Inputs, .. Outputs, .. Timed(Sequences)], Interface("Sequence", "Network"));

    /// <summary>Predict into a new array; there is none for several outputs.</summary>
    public PublicMethod? PredictNew =>
        _outputs.Count > 1 ? null : new("float[]", "Predict", [.. Inputs, .. Timed(Sequences)]);

    /// <summary>Predict on several threads.</summary>
    public PublicMethod PredictOnThreads =>
        new("void", "Predict", [.. Inputs, .. Outputs, .. Timed(Sequences with { Default = null }), Threads],
            Interface("Sequence", "Network"));

    public PublicMethod PredictWithState => new("void", "Predict", [.. Inputs, State, .. Outputs]);

    public PublicMethod Step => PredictWithState with { Name = "Step" };

    public PublicMethod Forward =>
        new(ForwardType, "Forward",
            [.. Inputs, Workspace, .. ForwardOutputs, Training, .. Timed(Sequences, Lengths)],
            Interface("Sequence", "Network"));

    public PublicMethod ForwardWithState =>
        new(ForwardType, "Forward", [.. Inputs, StateOrNone, Workspace, .. ForwardOutputs, Training, Lengths]);

    public PublicMethod Backward =>
        new("void", "Backward",
            [.. OutputGradients, Workspace, Gradients, .. InputGradients, Accumulate],
            HasOneOfEach && InputGradients.Any() ? $"INetwork<{_self}>" : null);

    public PublicMethod BackwardWithState => new("void", "Backward",
        [
            .. OutputGradients, new MethodParameter("State?", "dStateOut"), Workspace, Gradients, .. InputGradients,
            new MethodParameter("State?", "dStateIn", "null"), Accumulate,
        ]);

    /// <summary>The loss, by kinds of targets; several losses take targets of any kind that they can.</summary>
    public IEnumerable<PublicMethod> Loss => TargetLists.Select(targets =>
        new PublicMethod("float", "Loss",
            [.. Inputs, .. targets, Workspace, .. OutputsOr("default"), .. Timed(Sequences, Lengths)],
            Interface("TrainableSequence", "TrainableNetwork")));

    public IEnumerable<PublicMethod> LossAndGradients => TargetLists.Select(targets =>
        new PublicMethod("float", "LossAndGradients",
            [.. Inputs, .. targets, Workspace, Gradients, .. Timed(Sequences, Lengths)],
            Interface("TrainableSequence", "TrainableNetwork")));

    public IEnumerable<PublicMethod> LossWithState => TargetLists.Select(targets => new PublicMethod(
        "float", "Loss", [.. Inputs, .. targets, StateOrNone, Workspace, .. OutputsOr("default"), Lengths]));

    public IEnumerable<PublicMethod> LossAndGradientsWithState => TargetLists.Select(targets => new PublicMethod(
        "float", "LossAndGradients", [.. Inputs, .. targets, StateOrNone, Workspace, Gradients, Lengths]));

    /// <summary>All of them.</summary>
    public IEnumerable<PublicMethod> Methods
    {
        get
        {
            if (PredictNew is { } convenience)
                yield return convenience;
            yield return Predict;
            yield return PredictOnThreads;
            yield return Forward;
            yield return Backward;
            foreach (PublicMethod loss in Loss.Concat(LossAndGradients))
                yield return loss;
            PublicMethod[] withState = IsRecurrent
                ?
                [
                    PredictWithState, Step, ForwardWithState, BackwardWithState, .. LossWithState,
                    .. LossAndGradientsWithState,
                ]
                : [];
            foreach (PublicMethod method in withState)
                yield return method;
        }
    }

    private string ForwardType => _outputs.Count == 1 ? "ReadOnlySpan<float>" : "void";

    private IEnumerable<MethodParameter> ForwardOutputs => _outputs.Count == 1
        ? []
        : _outputs.Select(static output => new MethodParameter("out ReadOnlySpan<float>", output.Binding.Local));

    private IEnumerable<MethodParameter> OutputGradients =>
        _outputs.Select(static output => new MethodParameter("ReadOnlySpan<float>", output.Binding.GradientLocal));

    // Tokens have none.
    private IEnumerable<MethodParameter> InputGradients => _inputs.Count == 0
        ? [new MethodParameter("Span<float>", "dInput", "default")]
        : _inputs.Where(static input => input.Kind != InputKind.Tokens)
            .Select(input => new MethodParameter("Span<float>", BindingOf(input).GradientLocal, "default"));

    private IEnumerable<IReadOnlyList<MethodParameter>> TargetLists
    {
        get
        {
            ContractOutput[] losses = [.. _outputs.Where(static output => output.HasLoss)];
            if (losses.Length == 0)
                return [];
            if (!HasOneOfEach)
                return [[.. losses.Select(output => new MethodParameter(output.TargetType, TargetName(output)))]];
            string[] types = losses[0].TakesIndices ? ["float", "int"] : ["float"];
            return types.Select(static type => (IReadOnlyList<MethodParameter>)
                [new MethodParameter($"ReadOnlySpan<{type}>", "targets")]);
        }
    }

    private string TargetName(ContractOutput output) => TargetsOf(_outputs.Count, output.Binding);

    private IEnumerable<MethodParameter> OutputsOr(string? absent) =>
        _outputs.Select(output => new MethodParameter("Span<float>", output.Binding.Local, absent));

    private IEnumerable<MethodParameter> Timed(params MethodParameter[] parameters) => HasTime ? parameters : [];

    // Networks of several inputs or outputs are called by interfaces with all of them in one span.
    private string? Interface(string ofSequences, string ofBatches)
    {
        if (!HasOneOfEach)
            return null;
        string type = _inputs.Count > 0 && _inputs[0].Kind == InputKind.Tokens ? "int" : "float";
        return HasTime ? $"I{ofSequences}Network<{_self}, {type}>" : $"I{ofBatches}<{_self}>";
    }

    private Binding BindingOf(InputDeclaration input) =>
        _inputs.Count == 1 ? Binding.Only(input.Name, "input") : Binding.OneOf(input.Name);
}

/// <summary>An output, as far as calls show it.</summary>
/// <param name="Binding">How generated code calls it.</param>
/// <param name="Loss">Its loss, if it has one.</param>
/// <param name="AnyLoss">Whether it may have any, as the network does not compile.</param>
internal sealed record ContractOutput(Binding Binding, Loss? Loss = null, bool AnyLoss = false)
{
    public bool HasLoss => AnyLoss || Loss is not null;

    /// <summary>Whether targets may be class indices.</summary>
    public bool TakesIndices => AnyLoss || Loss is ITakesIndices;

    /// <summary>The type of its targets among those of several outputs.</summary>
    public string TargetType => TakesIndices ? "OutputTargets" : "ReadOnlySpan<float>";
}
