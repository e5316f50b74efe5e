using System.Globalization;

namespace StaticNet;

/// <summary>
/// The loss, the gradients or the parameters became NaN or infinite. Where possible, this is detected before an update.
/// The last checkpoint is from before.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(string what, int epoch, int step, double value, string? checkpointPath)
        : base(Describe(what, epoch, step, value, checkpointPath))
        => (What, Epoch, Step, Value, CheckpointPath) = (what, epoch, step, value, checkpointPath);

    /// <summary>A description of what became NaN or infinite.</summary>
    public string What { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step of the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The value found: the loss or the norm.</summary>
    public double Value { get; }

    /// <summary>The last good checkpoint; null if none was written.</summary>
    public string? CheckpointPath { get; }

    private static string Describe(string what, int epoch, int step, double value, string? checkpointPath)
    {
        string number = value.ToString(CultureInfo.InvariantCulture);
        string checkpoint = checkpointPath is null ? "" : $" The last good checkpoint is {checkpointPath}.";
        return $"Training diverged in epoch {epoch}, step {step}: the {what} is {number}. "
            + $"Try a lower learning rate or gradient clipping.{checkpoint}";
    }
}
