namespace StaticNet.Belief;

/// <summary>A way to come by samples of the model.</summary>
internal interface INegativePhase
{
    /// <summary>How many rows of the model it makes at most.</summary>
    int MostRows { get; }

    /// <summary>What it carries from one update to the next, or null.</summary>
    UnitRows? State { get; }

    /// <summary>
    /// Fills the rows of the model, and says how many they are. The rows of the data are there, with hidden units
    /// drawn.
    /// </summary>
    void Run(Machine machine, Phase phase, ulong key);
}
