using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the interface members that stand behind constants of the class, and behind other members.</summary>
internal static class InterfaceEmitter
{
    /// <summary>The interfaces that a network implements, as its declaration says them, each on a line.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hasLoss">Whether it has a loss.</param>
    /// <param name="hasOwnState">Whether its members take its own class of states, if it has one.</param>
    public static string BaseList(NetworkDeclaration network, bool hasLoss, bool hasOwnState = true)
    {
        string table = network.Features is null ? "" : $",\n    {TableMembers.Interface(network)}";
        return OwnBaseList(network, hasLoss, hasOwnState) + table;
    }

    private static string OwnBaseList(NetworkDeclaration network, bool hasLoss, bool hasOwnState)
    {
        string trainable = hasLoss ? "Trainable" : "";
        string belief = network.IsDeepBelief ? $"IDeepBeliefNetwork<{network.FullName}>" : "";
        if (belief.Length > 0 && !hasLoss)
            return $" : {belief}";
        string others = belief.Length > 0 ? $",\n    {belief}" : "";
        if (!network.HasTime || !NetworkContract.Of(network).HasOneOfEach)
            return $" : I{trainable}Network<{network.FullName}>{others}";
        string kind = network.IsRecurrent ? "Recurrent" : "Sequence";
        string state = network.IsRecurrent && hasOwnState ? $", {network.FullName}.State" : "";
        return $" : I{trainable}{kind}Network<{network.FullName}, {network.InputType}{state}>{others}";
    }

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        CodeWriter code = members.Class;
        NetworkProgram program = context.Program;
        string self = context.Declaration.FullName;
        string network = $"INetwork<{self}>";
        code.Blank();
        code.Line($"static int {network}.InputSize => {BlocksEmitter.InputSizes(program)};");
        code.Line($"static int {network}.OutputSize => {BlocksEmitter.OutputSizes(program)};");
        code.Line($"static int {network}.ParameterCount => ParameterCount;");
        code.Line($"static {self} {network}.Create(long seed) => new(seed);");
        if (context.Declaration.IsDeepBelief)
            code.Blank().Line($"static {CommonMembers.TypeOfRbms}")
                .Line($"    {CommonMembers.Rbms(context.Declaration)} => BeliefDescription.Rbms;");
        if (program.HasTime)
            EmitTime(program, network, code);
        if (!program.HasOneOfEach)
        {
            EmitMembers(GraphInterface.Members(
                context.Declaration, hasBackward: !program.IsFrozen, hasLoss: program.Losses.Count > 0), code);
            BlocksEmitter.Emit(program, members.Network);
        }
        if (program.Losses.FirstOrDefault() is { } output)
            EmitTrainable(context, output, $"ITrainableNetwork<{self}>", code);
    }

    private static void EmitTime(NetworkProgram program, string network, CodeWriter code)
    {
        code.Line($"static bool {network}.HasTime => true;");
        if (program.OutputHasTime)
            code.Line($"static bool {network}.OutputHasTime => true;");
        if (!program.HasOneOfEach)
            return;
        string sequence = $"ISequenceNetwork<{program.Declaration.FullName}, {program.Declaration.InputType}>";
        if (!program.CanBeStepped)
            code.Line($"static bool {sequence}.NeedsWholeSequence => true;");
        if (program.CountsSteps)
            code.Line($"static bool {sequence}.StartsEachWindow => true;");
        if (program.MostSteps < int.MaxValue)
            code.Line($"static int {sequence}.MostSteps => {program.MostSteps};");
        SequenceInterface members = new(program.Declaration, program.Losses.Count > 0, program.Output.Loss);
        EmitMembers(members.OwnMembers, code);
    }

    private static void EmitMembers(IEnumerable<InterfaceMember> members, CodeWriter code)
    {
        foreach (InterfaceMember member in members)
            code.Blank().Line($"{member.Header} =>").Line($"    {member.Body};");
    }

    private static void EmitTrainable(
        EmissionContext context, ProgramOutput first, string trainable, CodeWriter code)
    {
        Loss loss = first.Loss!;
        string kinds = loss is ITakesIndices ? "TargetKinds.Values | TargetKinds.ClassIndices" : "TargetKinds.Values";
        code.Blank();
        code.Line($"static TargetKinds {trainable}.TargetKinds => {kinds};");
        code.Line($"static int {trainable}.TargetSize => {first.Shape.Size};");
        code.Line($"static int {trainable}.TargetIndices => {LossMembersEmitter.TargetIndices(first)};");
        if (loss is ITakesIndices { IgnoredTarget: { } ignored })
            code.Line($"static int {trainable}.IgnoredTarget => {ignored};");
        if (context.Program.Barriers.Any(static step => step.InputLayout.Positions == 1))
            code.Line($"static int {trainable}.SmallestBatch => 2;");
        if (context.FusedUpdates.Weights is { Count: > 0 } weights)
        {
            string places = string.Join(", ", weights.Select(static slot => $"{slot.Offset}, {slot.Tensor.Length}"));
            code.Line($"static ReadOnlySpan<int> {trainable}.FusedWeights => [{places}];");
        }
    }
}
