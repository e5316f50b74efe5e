namespace StaticNet;

/// <summary>
/// What deep belief networks can do besides what any network can: learn without labels, reconstruct, generate, and say
/// how likely data are.
/// </summary>
public static partial class DeepBelief
{
    private static void UpDown()
    {
    }
}
