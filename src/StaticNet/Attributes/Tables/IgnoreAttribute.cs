namespace StaticNet;

/// <summary>Excludes a property of a record from the inputs, such as an identifier or a note.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IgnoreAttribute : Attribute;
