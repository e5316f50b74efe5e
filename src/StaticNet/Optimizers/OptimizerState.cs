using System.Collections.Immutable;

namespace StaticNet;

/// <summary>One block of an optimizer's state, laid out like the parameters.</summary>
/// <param name="Name">Its name, such as <c>first_moment</c>.</param>
/// <param name="Values">Its values.</param>
public sealed record OptimizerBlock(string Name, float[] Values);

/// <summary>An optimizer's whole state.</summary>
/// <param name="Kind">The kind of optimizer.</param>
/// <param name="Steps">The number of steps taken.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Blocks">The state blocks; none before the first step.</param>
public sealed record OptimizerState(
    string Kind,
    long Steps,
    double LearningRate,
    ImmutableArray<OptimizerBlock> Blocks);
