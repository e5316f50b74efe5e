namespace StaticNet.Generators.Losses;

/// <summary>What a loss of one group of values is computed of, as expressions.</summary>
/// <param name="Values">The group's first value.</param>
/// <param name="Count">How many values it has.</param>
/// <param name="Target">Its first target value, or its class index.</param>
/// <param name="Scale">What its gradient is multiplied by.</param>
/// <param name="Gradient">Where its gradient goes.</param>
/// <param name="Options">The options of the loss, where it has some.</param>
internal sealed record LossGroup(
    string Values, int Count, string Target, string Scale, string Gradient, string Options);
