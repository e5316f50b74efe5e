using StaticNet;

namespace Tables.Data;

/// <summary>A day, and what was predicted of it at its first hour.</summary>
/// <param name="Hours">Its hours.</param>
/// <param name="Loads">The load that was predicted of each.</param>
/// <param name="Before">The load of each hour a day before, which is the simplest forecast.</param>
internal sealed record DayForecast(Hour[] Hours, float[] Loads, float[] Before)
{
    /// <summary>The mean error of the forecast.</summary>
    public double Error => Hours.Zip(Loads, static (hour, load) => Math.Abs(hour.Load - load)).Average();

    /// <summary>The mean error where tomorrow is taken to be as today.</summary>
    public double ErrorOfSame => Hours.Zip(Before, static (hour, load) => Math.Abs(hour.Load - load)).Average();

    /// <summary>The last days of a table, each predicted from the hours before it.</summary>
    public static DayForecast[] LastDays(LoadForecast network, Table<Hour> hours, int seen, int days)
    {
        var forecasts = new DayForecast[days];
        for (int day = 0; day < days; day++)
        {
            int start = hours.Count - (days - day) * LoadForecast.OutputSize;
            float[] loads = new float[LoadForecast.OutputSize];
            network.Predict(hours.Rows[(start - seen)..start], loads);
            ReadOnlySpan<Hour> before = hours.Rows.Slice(start - loads.Length, loads.Length);
            forecasts[day] = new DayForecast(
                hours.Rows.Slice(start, loads.Length).ToArray(), loads,
                [.. before.ToArray().Select(static hour => hour.Load)]);
        }
        return forecasts;
    }
}
