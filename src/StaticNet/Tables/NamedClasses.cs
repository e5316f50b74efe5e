namespace StaticNet;

/// <summary>The names of a target's classes, in confusion matrices.</summary>
internal static class NamedClasses
{
    private static readonly string[] Truths = ["false", "true"];

    /// <summary>Names the classes of each output that is about a target with classes.</summary>
    /// <returns>The evaluation.</returns>
    public static Evaluation Name<TNetwork>(FeatureSchema schema, Evaluation evaluation)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (Ports<TNetwork>.Losses.Length == 1)
        {
            Name(schema.Targets[0], evaluation);
            return evaluation;
        }
        foreach ((string output, Evaluation one) in evaluation.Outputs)
            Name(schema.Targets[TableTargets.PlaceOf(schema, output)], one);
        return evaluation;
    }

    private static void Name(FeatureColumn target, Evaluation evaluation)
    {
        if (evaluation.KeptConfusion is { } confusion && confusion.Classes == target.Classes)
            confusion.Name(target.Kind == FeatureKind.Boolean ? Truths : target.Categories);
    }
}
