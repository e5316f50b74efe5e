namespace StaticNet.Tests.Kernels;

/// <summary>Double-precision functions that .NET does not have.</summary>
internal static class Reference
{
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        // The series in which all terms have one sign: 2/sqrt(pi) e^(-x^2) sum_n 2^n x^(2n+1) / (2n+1)!!
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    public static double ExpM1(double x) => Math.Abs(x) < 1e-3
        ? x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5))))
        : Math.Exp(x) - 1;

    public static double Log1P(double x) => x < 1e-3
        ? x * (1 - x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - x / 5))))
        : Math.Log(1 + x);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The distance from a float result to the true value, in units in its last place.</summary>
    public static double Ulp(float actual, double expected) => Ulp(actual, expected, expected);

    /// <summary>The distance from a float result to the true value, in units in the last place of a third.</summary>
    public static double Ulp(float actual, double expected, double place)
    {
        double magnitude = Math.Max(Math.Abs(place), 1.17549435e-38);
        double unit = Math.ScaleB(1, Math.ILogB(magnitude) - 23);
        return Math.Abs(actual - expected) / unit;
    }
}
