namespace StaticNet;

/// <summary>What every layer has in common of which the attribute says how many units or filters it has.</summary>
public abstract class SizedLayerAttribute : LayerAttribute
{
    /// <summary>
    /// The name of an earlier layer or input whose last axis the number of units or filters is multiplied by:
    /// <c>[Dense(4, Times = "input")]</c> has 4 times as many units. Default: nothing.
    /// </summary>
    public string? Times { get; set; }

    /// <summary>
    /// What the number is divided by after <see cref="Times"/>: <c>[Dense(1, Times = "input", Over = 2)]</c> has half
    /// as many units. It must come out whole. Default: 1.
    /// </summary>
    public int Over { get; set; } = 1;
}
