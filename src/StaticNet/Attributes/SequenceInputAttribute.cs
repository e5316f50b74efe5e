namespace StaticNet;

/// <summary>
/// Declares that the input is a sequence of any length, with the given number of values in each time step. A call takes
/// [sequences, steps, features]; the number of steps may differ from call to call.
/// </summary>
/// <param name="features">The number of values of one time step.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SequenceInputAttribute(int features) : Attribute
{
    /// <summary>The number of values of one time step.</summary>
    public int Features { get; } = features;

    /// <summary>The name by which layers read the input, unique in the network. Default: <c>input</c>.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of its time axis. Inputs with the same time axis have the same length in every call, and their values
    /// can be joined at every step. Default: the input's own name, which means its own length.
    /// </summary>
    public string? Time { get; set; }
}
