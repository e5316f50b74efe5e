namespace StaticNet;

/// <summary>Which kinds of targets a network's loss takes.</summary>
[Flags]
public enum TargetKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Values or distributions, <c>float</c>.</summary>
    Values = 1,

    /// <summary>Class indices, <c>int</c>.</summary>
    ClassIndices = 2,
}
