namespace StaticNet;

/// <summary>How the loss of one of several outputs is made of those of the samples.</summary>
/// <param name="Divisor">What their total is divided by; 1 for a sum, 0 where no target counts.</param>
/// <param name="Weight">What it is multiplied by in the sum of all losses.</param>
/// <param name="IsSum">Whether it is a sum, not a mean.</param>
internal readonly record struct OutputLoss(double Divisor, double Weight, bool IsSum);
