namespace StaticNet;

/// <summary>
/// Marks the value written before it as an output of the network whose classes are the members of an enum, in their
/// order: <c>[Output&lt;Digit&gt;]</c>. The compiler reports where there are not as many outputs as members, and the
/// network answers with members: <c>Digit digit = network.Classify(image)</c>. Two classes may also be one output, the
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
