namespace StaticNet.Training;

/// <summary>
/// The loss of several batches as if they were one: a mean weighs each by what counts in it (targets may be ignored,
/// classes have weights), a sum adds up.
/// </summary>
/// <param name="Total">The losses added up.</param>
/// <param name="Divisor">What the total is divided by; 1 for a sum, 0 where nothing counts.</param>
internal readonly record struct LossSum(double Total, double Divisor)
{
    /// <summary>The loss; NaN where nothing counts.</summary>
    public double Value => Total / Divisor;

    /// <summary>With the loss of a network's only output that was last computed in a workspace.</summary>
    public LossSum With(float loss, Workspace workspace)
    {
        if (workspace.LossIsSum)
            return new LossSum(Total + loss, 1);
        return workspace.LossDivisor != 0 // where all targets are ignored, their mean is NaN
            ? new LossSum(Total + loss * workspace.LossDivisor, Divisor + workspace.LossDivisor)
            : this;
    }

    /// <summary>With the loss of one of several outputs that was last computed in a workspace.</summary>
    public LossSum With(int loss, Workspace workspace)
    {
        OutputLoss made = workspace.OutputLoss(loss);
        if (made.Divisor == 0)
            return this;
        return new LossSum(Total + workspace.TotalLossOf(loss), made.IsSum ? 1 : Divisor + made.Divisor);
    }
}
