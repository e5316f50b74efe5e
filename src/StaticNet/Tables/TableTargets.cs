namespace StaticNet;

/// <summary>Which target of a record is which output of a network.</summary>
internal static class TableTargets
{
    /// <summary>The place, among the targets, of the one that an output is named after.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int PlaceOf(FeatureSchema schema, string output)
    {
        for (int place = 0; place < schema.TargetSize; place++)
        {
            if (schema.Targets[place].Name.Equals(output, StringComparison.OrdinalIgnoreCase))
                return place;
        }
        throw new InvalidOperationException($"{schema.Name} has no target for the output '{output}'.");
    }
}
