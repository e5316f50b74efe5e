using System.ComponentModel;

namespace StaticNet;

/// <summary>For generated code: what scales numbers besides their statistics.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureScaling
{
    /// <summary>sign(x) ln(1 + |x|), which every number has.</summary>
    /// <param name="value">x.</param>
    public static double Log(double value) => Math.CopySign(double.LogP1(Math.Abs(value)), value);

    /// <summary>Its inverse, sign(y) (e^|y| - 1).</summary>
    /// <param name="value">y.</param>
    public static double Exp(double value) => Math.CopySign(double.ExpM1(Math.Abs(value)), value);
}
