namespace StaticNet.Training;

/// <summary>Checks that weights fit what a network's loss is made of.</summary>
internal static class WeightCheck
{
    /// <summary>What is wrong with the number of a data set's weights; null where nothing is.</summary>
    public static string? Mismatch<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        int losses = SampleLayout.Of<TNetwork>(data).Losses;
        return data.WeightsPerSample <= 1 || data.WeightsPerSample == losses
            ? null
            : $"a sample has {data.WeightsPerSample} weights, but the network's loss takes one"
                + (losses > 1 ? $", or {losses}, one for each label or time step." : ".");
    }

    /// <summary>What is wrong with weights of classes for a data set; null where nothing is.</summary>
    public static string? ClassMismatch<TNetwork>(Dataset data, IReadOnlyList<float>? weights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (weights is null)
            return null;
        int losses = SampleLayout.Of<TNetwork>(data).Losses;
        if (!data.HasLabels && (data.TargetSize != losses || !data.HasBinaryTargets(TNetwork.OutputHasTime)))
            return "ClassWeights is set, but the data have neither class labels nor single targets of 0 or 1. "
                + "Give the data set weights (WithWeights).";
        int classes = data.HasLabels ? TNetwork.OutputSize / TNetwork.TargetIndices : 2;
        if (weights.Count > classes)
            return $"ClassWeights has {weights.Count} weights, but there are {classes} classes.";
        for (int sample = 0; sample < data.Count; sample++)
        {
            for (int position = 0; position < data.CountedClasses(sample, TNetwork.OutputHasTime); position++)
            {
                int label = data.ClassOf(sample, position);
                if (label >= weights.Count && label != TNetwork.IgnoredTarget)
                    return $"ClassWeights has {weights.Count} weights, but sample {sample} is of class {label}.";
            }
        }
        return null;
    }
}
