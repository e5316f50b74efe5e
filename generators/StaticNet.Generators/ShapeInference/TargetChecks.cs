using StaticNet.Generators.Declarations;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Checks that the outputs of a network suit the targets of the record that is its input.</summary>
internal static class TargetChecks
{
    public static void Check(InferredNetwork network, ProblemList problems)
    {
        if (network.Declaration.Features is not { } record)
            return;
        bool hasLoss = network.Outputs.Any(static output => output.Loss is not null);
        if (hasLoss && !record.Targets.Any())
        {
            problems.Add(ProblemKind.NoTarget, network.Declaration.Inputs[0].Attribute, record.Word);
            return;
        }
        TableTarget[] targets = [.. TableTarget.Of(network)];
        foreach (FeatureColumn column in record.Targets.Where(column => targets.All(target => target.Column != column)))
            Report(
                network, network.Outputs[0], $"{record.Word}.{column.Name}", "is one of several targets",
                "another name", $"Mark an output with [Output(Name = \"{column.Name}\")]", problems);
        // What is wrong with an output that all targets share is said once.
        foreach (TableTarget target in targets.Take(targets.Any(static target => target.IsShared) ? 1 : targets.Length))
            Check(network, record, target, problems);
        foreach (NetworkOutput output in network.Outputs.Where(output =>
            output.Loss is not null && targets.All(target => target.Output != output)))
            Report(
                network, output, record.Word, "has no target for every loss", "a loss and no target of its name",
                "Name the output after a target, or remove its loss", problems);
    }

    private static void Check(InferredNetwork network, FeatureRecord record, TableTarget target, ProblemList problems)
    {
        int targets = record.Targets.Count(), outputs = target.Output.Shape.Size;
        string name = $"{record.Word}.{target.Column.Name}", values = Count(outputs, "value");
        bool takesClasses = target.Output.Loss is ITakesIndices;
        if (target.Output.Shape.HasTime)
            Report(
                network, target.Output, name, "is what comes after the last step", "a value for each time step",
                "Set ReturnSequences = false on the last recurrent layer, or pool over time", problems);
        else if (target.IsShared && (network.Declaration.HasTime || outputs != targets
            || record.Targets.Any(static column => column.Classes > 0)))
            Report(
                network, target.Output, name, $"is one of {targets} targets", values,
                "Give each target an output of its name"
                    + (network.Declaration.HasTime ? "" : ", or several numbers one output of as many values"),
                problems);
        else if (target.Column.Classes == 0 && takesClasses)
            Report(
                network, target.Output, name, "is a number",
                $"the loss {target.Output.Loss!.Kind}, which is about classes",
                "Use a loss of values, such as [MeanSquaredErrorLoss]", problems);
        else if (target.Column.Classes == 0 && !target.IsShared && outputs != 1 && !network.Declaration.HasTime)
            Report(
                network, target.Output, name, "is one number", values, "Let the last layer have 1 unit", problems,
                units: 1);
        else if (target.Classes is { } classes && target.Output.Classes is { } declared && !AreSame(classes, declared))
            Report(
                network, target.Output, name, $"is a {classes.Word}", $"the classes of {declared.Word}",
                $"Write [Output<{classes.Word}>], or no enum", problems);
        else if (target.Column.Classes > 0 && Mistake(target, takesClasses) is { } advice)
            Report(
                network, target.Output, name, $"has {Count(target.Column.Classes, "class")}", values, advice, problems,
                units: target.Column.Classes == outputs ? null : target.Column.Classes);
    }

    // Two classes may be one probability.
    private static string? Mistake(TableTarget target, bool takesClasses)
    {
        int classes = target.Column.Classes, outputs = target.Output.Shape.Size;
        bool isOneProbability = classes == 2 && outputs == 1 && !takesClasses;
        bool isOneEach = classes == outputs && (takesClasses || target.Output.Loss is null);
        if (isOneProbability || isOneEach)
            return null;
        return classes == outputs
            ? "Use a loss of classes, such as [CrossEntropyLoss]"
            : $"Let the last layer have {classes} units";
    }

    private static bool AreSame(ClassSet classes, ClassSet declared) =>
        (classes.Type, classes.Names).Equals((declared.Type, declared.Names));

    private static void Report(
        InferredNetwork network, NetworkOutput output, string target, string found, string has, string advice,
        ProblemList problems, int? units = null) => problems.Add(new Problem(
            ProblemKind.TargetDoesNotFit, AttributeOf(network, output.Source),
            new[] { target, found, output.Name, has, advice }.ToEquatableArray(),
            Fix: units is { } count ? $"{count}" : null));

    // The layer that gives the output its size.
    private static int AttributeOf(InferredNetwork network, int source)
    {
        while (source >= 0 && network.Nodes[source] is { Source: >= 0, Layer.KeepsShape: true } node)
            source = node.Source;
        return source < 0 ? network.Declaration.Inputs[0].Attribute : network.Nodes[source].Layer.Id.Attribute;
    }

    private static string Count(int count, string what) =>
        $"{count} {what}{(count == 1 ? "" : what.EndsWith("s", StringComparison.Ordinal) ? "es" : "s")}";
}
