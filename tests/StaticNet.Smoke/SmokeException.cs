namespace StaticNet.Smoke;

/// <summary>Something is not as promised on this platform.</summary>
internal sealed class SmokeException(string message) : Exception(message)
{
    /// <summary>Throws where a promise is broken.</summary>
    public static void ThrowUnless(bool kept, string message)
    {
        if (!kept)
            throw new SmokeException(message);
    }
}
