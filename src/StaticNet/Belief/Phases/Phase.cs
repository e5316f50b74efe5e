namespace StaticNet.Belief;

/// <summary>
/// The samples of one update: rows of the data, and after them rows of the model, on both sides of the machine.
/// </summary>
internal sealed class Phase
{
    public Phase(RbmDefinition machine, int batchSize, int modelRows)
    {
        int rows = batchSize + modelRows;
        Visible = new UnitRows(rows, machine.Visible);
        Hidden = new UnitRows(rows, machine.Hidden);
        Labels = machine.Labels > 0 ? new UnitRows(rows, machine.Labels) : null;
        Drawn = new UnitRows(batchSize, machine.Hidden);
    }

    /// <summary>The visible units.</summary>
    public UnitRows Visible { get; }

    /// <summary>The means of the hidden units.</summary>
    public UnitRows Hidden { get; }

    /// <summary>The labels of a joint machine.</summary>
    public UnitRows? Labels { get; }

    /// <summary>Hidden units drawn given the data.</summary>
    public UnitRows Drawn { get; }

    /// <summary>How many rows are data.</summary>
    public int DataRows { get; set; }

    /// <summary>How many rows are of the model.</summary>
    public int ModelRows { get; set; }
}
