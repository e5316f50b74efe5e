namespace StaticNet;

/// <summary>What a column of a table is for.</summary>
public enum FeatureRole
{
    /// <summary>An input of networks.</summary>
    Feature,

    /// <summary>What networks predict.</summary>
    Target,

    /// <summary>Neither.</summary>
    Ignored,
}
