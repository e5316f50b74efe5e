namespace StaticNet;

/// <summary>An output that has a loss.</summary>
/// <param name="Index">Its place among all outputs.</param>
/// <param name="Output">The output.</param>
/// <param name="Loss">Its loss.</param>
internal readonly record struct LossPort(int Index, NetworkOutput Output, NetworkLoss Loss)
{
    /// <summary>The name of the output.</summary>
    public string Name => Output.Name;

    /// <summary>Whether a target can be a class.</summary>
    public bool TakesClasses => Loss.TargetKinds.HasFlag(TargetKinds.ClassIndices);

    /// <summary>How many classes there are, where the loss takes class indices.</summary>
    public int Classes => Output.Size / Loss.TargetIndices;
}
