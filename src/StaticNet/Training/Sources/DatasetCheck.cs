namespace StaticNet.Training;

/// <summary>Checks that a data set fits a network before anything is done with it.</summary>
internal static class DatasetCheck
{
    /// <summary>Checks a data set.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="what">What it is for, for the message.</param>
    /// <exception cref="DatasetMismatchException">It does not fit.</exception>
    public static void Require<TNetwork>(Dataset data, string what)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (Mismatch<TNetwork>(data) is { } mismatch)
            throw new DatasetMismatchException($"The {what} data do not fit {TNetwork.Definition.Name}: {mismatch}");
    }

    private static string? Mismatch<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (data.HasLengths && !TNetwork.HasTime)
            return "their samples are sequences of different lengths, but the network has no time axis.";
        if (TNetwork.HasTime && data.Steps > 0 && data.StepSize != TNetwork.InputSize)
            return $"a time step has {data.StepSize} values, but the network takes {TNetwork.InputSize}.";
        if (TNetwork.HasTime && data.InputSize % TNetwork.InputSize != 0)
        {
            return $"a sample has {data.InputSize} input values, "
                + $"but the network takes time steps of {TNetwork.InputSize}.";
        }
        if (!TNetwork.HasTime && data.InputSize != TNetwork.InputSize)
            return $"a sample has {data.InputSize} input values, but the network takes {TNetwork.InputSize}.";
        return (data.HasLabels ? LabelMismatch<TNetwork>(data) : TargetMismatch<TNetwork>(data))
            ?? WeightCheck.Mismatch<TNetwork>(data)
            ?? ValueCheck.TokenMismatch(data, TNetwork.Vocabulary);
    }

    private static string? LabelMismatch<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (!TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices))
        {
            return $"they have class labels, but the network's loss takes {TNetwork.TargetSize} target values "
                + "per sample. Make a Dataset of float targets.";
        }
        int labels = TNetwork.TargetIndices * SampleSteps.OfOutput<TNetwork>(data);
        if (data.LabelsPerSample != labels)
        {
            return $"a sample has {data.LabelsPerSample} labels, "
                + $"but the network's loss takes {labels}{OfSteps<TNetwork>(data)}.";
        }
        int classes = TNetwork.OutputSize / TNetwork.TargetIndices;
        return ValueCheck.LabelMismatch(data, classes, TNetwork.IgnoredTarget, TNetwork.OutputHasTime);
    }

    private static string? TargetMismatch<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (!TNetwork.TargetKinds.HasFlag(TargetKinds.Values))
            return "they have target values, but the network's loss takes class labels. Make a Dataset of int labels.";
        long size = (long)TNetwork.TargetSize * SampleSteps.OfOutput<TNetwork>(data);
        return data.TargetSize != size
            ? $"a sample has {data.TargetSize} target values, "
                + $"but the network's loss takes {size}{OfSteps<TNetwork>(data)}."
            : null;
    }

    private static string OfSteps<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => TNetwork.OutputHasTime ? $" for {SampleSteps.OfInput<TNetwork>(data)} time steps" : "";
}
