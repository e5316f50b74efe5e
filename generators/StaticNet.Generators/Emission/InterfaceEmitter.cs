using StaticNet.Generators.Losses;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the interface members that stand behind constants of the class.</summary>
internal static class InterfaceEmitter
{
    /// <summary>The interfaces that a network implements, as its declaration says them.</summary>
    public static string BaseList(NetworkDeclaration network, bool hasLoss)
    {
        string trainable = hasLoss ? "Trainable" : "";
        if (!network.HasTime)
            return $" : I{trainable}Network<{network.FullName}>";
        string kind = network.IsRecurrent ? "Recurrent" : "Sequence";
        return $" : I{trainable}{kind}Network<{network.FullName}, {network.InputType}>";
    }

    public static void Emit(EmissionContext context, MemberWriter members)
    {
        CodeWriter code = members.Class;
        NetworkProgram program = context.Program;
        string self = context.Declaration.FullName;
        string network = $"INetwork<{self}>";
        code.Blank();
        code.Line($"static int {network}.InputSize => {GraphInterfaceEmitter.InputSizes(program)};").Blank();
        code.Line($"static int {network}.OutputSize => {GraphInterfaceEmitter.OutputSizes(program)};").Blank();
        code.Line($"static int {network}.ParameterCount => ParameterCount;").Blank();
        code.Line($"static {self} {network}.Create(long seed) => new(seed);");
        if (program.HasTime)
            SequenceInterfaceEmitter.Emit(context, code);
        if (!program.HasOneOfEach)
            GraphInterfaceEmitter.Emit(context, code, members.Network);
        if (program.Losses.FirstOrDefault() is { } output)
            EmitTrainable(context, output, $"ITrainableNetwork<{self}>", code);
    }

    private static void EmitTrainable(
        EmissionContext context, ProgramOutput first, string trainable, CodeWriter code)
    {
        Loss loss = first.Loss!;
        Shape output = first.Shape;
        string kinds = loss is ITakesIndices ? "TargetKinds.Values | TargetKinds.ClassIndices" : "TargetKinds.Values";
        code.Blank();
        code.Line($"static TargetKinds {trainable}.TargetKinds => {kinds};").Blank();
        code.Line($"static int {trainable}.TargetSize => {output.Size};").Blank();
        code.Line($"static int {trainable}.TargetIndices => {LossMembersEmitter.TargetIndices(first)};");
        if (loss is ITakesIndices { IgnoredTarget: { } ignored })
            code.Blank().Line($"static int {trainable}.IgnoredTarget => {ignored};");
        if (context.Program.Barriers.Any(static step => step.InputLayout.Positions == 1))
            code.Blank().Line($"static int {trainable}.SmallestBatch => 2;");
        if (loss is ITakesIndices || context.Program.HasTime || !context.Program.HasOneOfEach)
            return;
        const string Parameters = "ReadOnlySpan<float> input, ReadOnlySpan<int> targets, Workspace workspace";
        string reason = $"throw new NotSupportedException(\"{loss.Kind} takes float targets, not class indices.\");";
        code.Blank();
        code.Line($"float {trainable}.Loss({Parameters}, Span<float> output) =>").Line("    " + reason).Blank();
        code.Line($"float {trainable}.LossAndGradients({Parameters}, Span<float> gradients) =>").Line("    " + reason);
    }
}
