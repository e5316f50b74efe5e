namespace StaticNet;

/// <summary>What <see cref="GradientCheck"/> found of one tensor of parameters, or of one input.</summary>
/// <param name="Tensor">The tensor's name in weight files, such as <c>dense1.weight</c>, or that of the input.</param>
/// <param name="Checked">How many derivatives were compared.</param>
/// <param name="Wrong">How many of them do not agree.</param>
/// <param name="Undecided">
/// How many could not be compared: the function has a kink there, such as that of ReLU, or float has too few digits.
/// </param>
/// <param name="Worst">The one that agrees least; null where none could be compared.</param>
public sealed record TensorGradientCheck(
    string Tensor, int Checked, int Wrong, int Undecided, GradientDifference? Worst)
{
    /// <summary>Whether all agree, and there are some.</summary>
    public bool Passed => Wrong == 0 && Checked > 0;

    /// <summary>One line: <c>dense1.weight: 17 of 17 derivatives agree</c>.</summary>
    public override string ToString()
    {
        string undecided = Undecided > 0 ? $", {Undecided} could not be decided" : "";
        return $"{Tensor}: {Checked - Wrong} of {Checked} derivatives agree{undecided}"
            + (Passed || Worst is null ? "" : $"; the worst is {Worst}");
    }
}
