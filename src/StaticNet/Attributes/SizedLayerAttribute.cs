namespace StaticNet;

/// <summary>The base class of layers with a number of units or filters.</summary>
public abstract class SizedLayerAttribute : LayerAttribute
{
    /// <summary>
    /// The name of an earlier layer or input: the number of units or filters is multiplied by the size of its last
    /// axis. <c>[Dense(4, Times = "input")]</c> has 4 times as many units. Default: nothing.
    /// </summary>
    public string? Times { get; set; }

    /// <summary>
    /// The divisor of the number, applied after <see cref="Times"/>: <c>[Dense(1, Times = "input", Over = 2)]</c> has
    /// half as many units. The result must be a whole number. Default: 1.
    /// </summary>
    public int Over { get; set; } = 1;
}
