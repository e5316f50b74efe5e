namespace StaticNet.Training;

/// <summary>
/// The loss of several batches as if they were one: a mean weighs each by what counts in it (targets may be ignored,
/// classes have weights), a sum adds up.
/// </summary>
internal struct LossSum
{
    /// <summary>The losses added up.</summary>
    public double Total { get; private set; }

    /// <summary>What the total is divided by; 1 for a sum.</summary>
    public double Divisor { get; private set; }

    /// <summary>The loss; NaN where nothing counts.</summary>
    public readonly double Value => Total / Divisor;

    /// <summary>Takes over what a checkpoint holds.</summary>
    public LossSum(double total, double divisor) => (Total, Divisor) = (total, divisor);

    /// <summary>Adds the loss that was last computed in a workspace.</summary>
    public void Add(float loss, Workspace workspace)
    {
        if (workspace.LossIsSum)
            (Total, Divisor) = (Total + loss, 1);
        else if (workspace.LossDivisor != 0) // where all targets are ignored, their mean is NaN
            (Total, Divisor) = (Total + loss * workspace.LossDivisor, Divisor + workspace.LossDivisor);
    }
}
