namespace StaticNet.Training;

/// <summary>Checks that weights fit what a network's losses are made of.</summary>
internal static class WeightCheck
{
    /// <summary>What is wrong with the number of a data set's weights; null where nothing is.</summary>
    public static string? Mismatch(BoundDataset data)
    {
        int weights = data.Data.WeightsPerSample;
        if (data.HasSeveralLosses)
        {
            return weights > 1
                ? $"a sample has {weights} weights, but the network has several losses, which take one together."
                : null;
        }
        int losses = data.Targets[0].Losses;
        return weights <= 1 || weights == losses
            ? null
            : $"a sample has {weights} weights, but the network's loss takes one"
                + (losses > 1 ? $", or {losses}, one for each label or time step." : ".");
    }

    /// <summary>What is wrong with the weights of classes for a data set; null where nothing is.</summary>
    public static string? ClassMismatch(BoundDataset data, FitOptions options)
    {
        if (data.HasSeveralLosses && options.ClassWeights is not null)
            return "ClassWeights is set, but the network has several losses. Set OutputClassWeights, by their names.";
        if (!data.HasSeveralLosses && options.OutputClassWeights is not null)
            return "OutputClassWeights is set, but the network has one loss. Set ClassWeights.";
        foreach (string name in options.OutputClassWeights?.Keys ?? [])
        {
            if (!data.Targets.Any(target => target.Port.Name == name))
            {
                string names = string.Join(", ", data.Targets.Select(static target => target.Port.Name));
                return $"OutputClassWeights has weights of {name}, but the network's losses are of {names}.";
            }
        }
        foreach (BoundTarget target in data.Targets)
        {
            if (options.ClassWeightsOf(target.Port.Name) is { } weights && ClassMismatch(target, weights) is { } mismatch)
                return mismatch;
        }
        return null;
    }

    private static string? ClassMismatch(BoundTarget target, IReadOnlyList<float> weights)
    {
        string option = target.In.Length == 0 ? "ClassWeights" : $"OutputClassWeights of {target.Port.Name}";
        CountedTarget counted = target.Counted;
        if (!target.Column.HasLabels && (target.Column.Size != target.Losses || !counted.IsBinary))
            return $"{option} is set, but the data have neither class labels nor single targets of 0 or 1. "
                + "Give the data set weights (WithWeights).";
        int classes = target.Column.HasLabels ? target.Port.Classes : 2;
        if (weights.Count > classes)
            return $"{option} has {weights.Count} weights, but there are {classes} classes.";
        for (int sample = 0; sample < target.Column.Count; sample++)
        {
            for (int position = 0; position < counted.CountOf(sample); position++)
            {
                int label = counted.ClassOf(sample, position);
                if (label >= weights.Count && label != target.Port.Loss.IgnoredTarget)
                    return $"{option} has {weights.Count} weights, but sample {sample} is of class {label}.";
            }
        }
        return null;
    }
}
