namespace StaticNet;

/// <summary>
/// Declares that the input is a sequence of any length: each time step has so many values. A call takes
/// [sequences, steps, features]; the number of steps may differ from call to call.
/// </summary>
/// <param name="features">The number of values of one time step.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceInputAttribute(int features) : Attribute
{
    /// <summary>The number of values of one time step.</summary>
    public int Features { get; } = features;

    /// <summary>The input's name. Default: <c>input</c>.</summary>
    public string? Name { get; set; }
}
