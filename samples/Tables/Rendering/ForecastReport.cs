using StaticNet;
using Tables.Data;

namespace Tables.Rendering;

/// <summary>Says how well the load of a day is known before it.</summary>
internal static class ForecastReport
{
    public static void Write(Evaluation evaluation, DayForecast[] week)
    {
        DayForecast last = week[^1];
        Report.Line($"{last.Hours[0].Time:yyyy-MM-dd}, in kW:");
        for (int hour = 0; hour < last.Hours.Length; hour += 6)
        {
            Report.Line(
                $"  {last.Hours[hour].Time:HH:mm}  predicted {last.Loads[hour]:0}, was {last.Hours[hour].Load:0}");
        }
        Report.Line($"mean absolute error of the last week: {week.Average(static day => day.Error):0.0}");
        Report.Line($"the same if each day were as the one before: {week.Average(static day => day.ErrorOfSame):0.0}");
        Report.Line($"mean absolute error: {evaluation.Regression!.MeanAbsoluteError:0.0}");
        Report.Line($"test R2: {evaluation.Regression.R2:0.0000}");
    }
}
