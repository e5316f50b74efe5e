namespace StaticNet.Training;

/// <summary>Checks that a network predicts the next token of a data set before anything is done with it.</summary>
internal static class TokenCheck
{
    /// <summary>Checks a data set.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="what">What it is for, for the message.</param>
    /// <exception cref="DatasetMismatchException">It does not fit.</exception>
    public static void Require<TNetwork>(NextTokenDataset data, string what)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        if (Mismatch<TNetwork>(data) is { } mismatch)
            throw new DatasetMismatchException($"The {what} data do not fit {TNetwork.Definition.Name}: {mismatch}");
    }

    private static string? Mismatch<TNetwork>(NextTokenDataset data)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
    {
        if (data.VocabularySize > TNetwork.Vocabulary)
        {
            return $"their vocabulary has {data.VocabularySize} symbols, but the network knows {TNetwork.Vocabulary}: "
                + $"declare it with [TokenInput({data.VocabularySize})].";
        }
        if (!TNetwork.OutputHasTime)
            return "they have a next token at every step, but the network has one output for the whole sequence.";
        if (TNetwork.NeedsWholeSequence)
        {
            return "in a stream there is always a next step, "
                + "but a layer of the network also reads sequences from their end: "
                + "remove Bidirectional, or it sees the token that it is to predict.";
        }
        if (!TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices) || TNetwork.TargetIndices != 1)
            return "a next token is a class, but the network's loss does not take one class at every step.";
        return data.VocabularySize > TNetwork.OutputSize
            ? $"their vocabulary has {data.VocabularySize} symbols, but the network predicts {TNetwork.OutputSize}."
            : null;
    }
}
