namespace StaticNet;

/// <summary>The result of a <see cref="GradientCheck"/> for one tensor of parameters, or one input.</summary>
/// <param name="Tensor">The tensor's name in weight files, such as <c>dense1.weight</c>, or that of the input.</param>
/// <param name="Checked">The number of derivatives compared.</param>
/// <param name="Wrong">The number that do not agree.</param>
/// <param name="Undecided">
/// The number that could not be compared, because of a kink, such as ReLU's, or because float has too few digits.
/// </param>
/// <param name="Worst">The one that agrees least; null if none could be compared.</param>
public sealed record TensorGradientCheck(
    string Tensor, int Checked, int Wrong, int Undecided, GradientDifference? Worst)
{
    /// <summary>Whether all agree, and at least one was compared.</summary>
    public bool Passed => Wrong == 0 && Checked > 0;

    /// <summary>One line: <c>dense1.weight: 17 of 17 derivatives agree</c>.</summary>
    public override string ToString()
    {
        string undecided = Undecided > 0 ? $", {Undecided} could not be decided" : "";
        return $"{Tensor}: {Checked - Wrong} of {Checked} derivatives agree{undecided}"
            + (Passed || Worst is null ? "" : $"; the worst is {Worst}");
    }
}
