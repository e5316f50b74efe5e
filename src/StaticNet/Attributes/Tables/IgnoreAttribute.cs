namespace StaticNet;

/// <summary>Says that a property of a record of features is no input: an identifier, a note.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IgnoreAttribute : Attribute;
