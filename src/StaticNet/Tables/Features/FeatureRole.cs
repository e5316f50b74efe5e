namespace StaticNet;

/// <summary>The role of a column of a table.</summary>
public enum FeatureRole
{
    /// <summary>An input of networks.</summary>
    Feature,

    /// <summary>What networks predict.</summary>
    Target,

    /// <summary>Neither.</summary>
    Ignored,
}
