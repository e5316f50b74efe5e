namespace StaticNet;

/// <summary>Rows of a table as a data set of a network.</summary>
internal static class TableEncoder
{
    /// <summary>Encodes all rows, inputs and targets.</summary>
    /// <exception cref="FeatureException">A row cannot be encoded, or an input or target is not finite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The record has no target, or the network no output for it.
    /// </exception>
    public static Dataset Encode<TNetwork, TRow>(Table<TRow> table, FeatureStatistics statistics)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        FeatureSchema schema = TRow.Schema;
        int features = schema.FeatureSize, targets = schema.TargetSize;
        if (targets == 0)
            throw new InvalidOperationException($"{schema.Name} has no target. Mark a property with [Target].");
        float[] inputs = new float[ArraySize.Of(table.Count, features, "rows")];
        float[] answers = new float[ArraySize.Of(table.Count, targets, "rows")];
        ReadOnlySpan<TRow> rows = table.Rows;
        for (int index = 0; index < rows.Length; index++)
        {
            Span<float> row = inputs.AsSpan(index * features, features);
            Span<float> answer = answers.AsSpan(index * targets, targets);
            Encode(in rows[index], index, statistics, row, answer);
        }
        return new Dataset([new DatasetInput(null, inputs, features)], Targets<TNetwork>(schema, answers));
    }

    /// <summary>Encodes one row.</summary>
    /// <exception cref="FeatureException">It cannot be, or an input or target is not finite.</exception>
    public static void Encode<TRow>(
        in TRow row, long index, FeatureStatistics statistics, Span<float> features, Span<float> targets)
        where TRow : IFeatures<TRow>
    {
        try
        {
            TRow.Encode(in row, statistics, features);
            TRow.EncodeTargets(in row, statistics, targets);
        }
        catch (FeatureException exception)
        {
            throw exception.At(index);
        }
        RequireFinite(TRow.Schema, FeatureRole.Feature, features, index);
        RequireFinite(TRow.Schema, FeatureRole.Target, targets, index);
    }

    private static void RequireFinite(FeatureSchema schema, FeatureRole role, ReadOnlySpan<float> values, long row)
    {
        for (int place = 0; place < values.Length; place++)
        {
            if (float.IsFinite(values[place]))
                continue;
            FeatureColumn column = schema.Columns.Last(other => other.Role == role && other.Offset <= place);
            throw FeatureException.NotFinite(schema, column, $"becomes {values[place]}").At(row);
        }
    }

    // One loss takes all targets; of several, each that of its output's name.
    private static DatasetTarget[] Targets<TNetwork>(FeatureSchema schema, float[] answers)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (Ports<TNetwork>.Losses is [LossPort only])
            return [Target(null, only, schema, answers, 0, schema.TargetSize)];
        return
        [
            .. Ports<TNetwork>.Losses.Select(loss =>
                Target(loss.Output.Name, loss, schema, answers, TableTargets.PlaceOf(schema, loss.Output.Name), 1)),
        ];
    }

    private static DatasetTarget Target(
        string? name, LossPort port, FeatureSchema schema, float[] answers, int first, int count)
    {
        int all = schema.TargetSize, rows = answers.Length / all;
        bool isClass = schema.Targets[first].Classes > 0 && port.Loss.TargetKinds.HasFlag(TargetKinds.ClassIndices);
        if (isClass)
        {
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++)
                labels[row] = (int)answers[row * all + first];
            return new DatasetTarget(name, labels);
        }
        if (count == all)
            return new DatasetTarget(name, answers, all);
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++)
            values[row] = answers[row * all + first];
        return new DatasetTarget(name, values, 1);
    }
}
