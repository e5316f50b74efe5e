namespace StaticNet;

/// <summary>
/// Marks the value before it as an output of the network whose classes are the members of an enum, in order:
/// <c>[Output&lt;Digit&gt;]</c>. The compiler compares the number of outputs with the number of members, and the
/// network returns members: <c>Digit digit = network.Classify(image)</c>. Two classes can also be a single output, the
/// probability of the second.
/// </summary>
/// <typeparam name="TClass">The enum. Its members have different values.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OutputAttribute<TClass> : Attribute
    where TClass : struct, Enum
{
    /// <inheritdoc cref="OutputAttribute.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc cref="OutputAttribute.From"/>
    public string? From { get; set; }
}
