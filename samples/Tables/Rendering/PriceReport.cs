using StaticNet;

namespace Tables.Rendering;

/// <summary>Says how well prices are found.</summary>
internal static class PriceReport
{
    public static void Write(Evaluation evaluation)
    {
        RegressionMetrics errors = evaluation.Regression!;
        Report.Line($"test R2: {errors.R2:0.0000}");
        Report.Line($"mean absolute error: {errors.MeanAbsoluteError:0}");
    }
}
