namespace StaticNet.Kernels;

/// <summary>
/// The points at which tiles of 4 x 4 evaluate their polynomials: 0, +-<see cref="A"/>, +-<see cref="B"/> and infinity.
/// With 3/4 and 3/2, rounding errors are about a quarter of those with 1 and 2. On the choice of points: Barabasz et
/// al., Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks, 2020.
/// </summary>
internal static class WinogradPoints
{
    public const float A = 0.75f;

    public const float B = 1.5f;

    public const float A2 = A * A;

    public const float B2 = B * B;

    /// <summary>The scale of a point's kernel: 1 over the derivative there of x (x2 - a2) (x2 - b2).</summary>
    public const float ScaleOfZero = 1 / (A2 * B2);

    public const float ScaleOfA = 1 / (2 * A2 * (A2 - B2));

    public const float ScaleOfB = 1 / (2 * B2 * (B2 - A2));
}
