namespace StaticNet;

/// <summary>The loss of an output: what a trainer must know of it.</summary>
/// <param name="Kind">The kind of loss, such as <c>CrossEntropyLoss</c>.</param>
/// <param name="TargetKinds">The kinds of targets that it takes.</param>
/// <param name="TargetSize">
/// The number of target values of one sample, or of one time step, where targets are values or distributions.
/// </param>
/// <param name="TargetIndices">
/// The number of class indices of one sample, or of one time step (the positions over which a softmax runs); 0 if the
/// loss takes none.
/// </param>
/// <param name="IgnoredTarget">The class index whose targets are ignored.</param>
/// <param name="Weight">What the loss is multiplied by in the sum of all.</param>
public sealed record NetworkLoss(
    string Kind,
    TargetKinds TargetKinds,
    int TargetSize,
    int TargetIndices = 0,
    int IgnoredTarget = Dataset.NoClass,
    double Weight = 1);
