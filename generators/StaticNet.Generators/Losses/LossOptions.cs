namespace StaticNet.Generators.Losses;

/// <summary>The options of a loss, which stand in a field.</summary>
/// <param name="Type">The field's type.</param>
/// <param name="Value">The expression that makes them.</param>
internal sealed record LossOptions(string Type, string Value);
