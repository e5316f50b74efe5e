namespace StaticNet;

/// <summary>
/// Declares that the input is a sequence of any length: each time step has so many values. A call takes
/// [sequences, steps, features]; the number of steps may differ from call to call.
/// </summary>
/// <param name="features">The number of values of one time step.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SequenceInputAttribute(int features) : Attribute
{
    /// <summary>The number of values of one time step.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// The input's name, by which layers read it; every input has its own. Default: <c>input</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of its time axis. Inputs that name the same are equally long in every call, and their values can be
    /// joined at every step. Default: the input's own name, a length of its own.
    /// </summary>
    public string? Time { get; set; }
}
