namespace StaticNet;

/// <summary>A derivative from values of a function that is computed in float.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Uncertainty">How far it may be off: how far two steps disagree.</param>
internal readonly record struct CentralDifference(double Value, double Uncertainty)
{
    // Wide steps drown the rounding of float, narrow ones keep away from kinks.
    private const int FewestHalvings = 4, MostHalvings = 10;

    /// <summary>
    /// Halves the step until two central differences agree as well as is asked, or takes those that agree best; from
    /// both, Richardson's extrapolation <c>(4 D(h/2) - D(h)) / 3</c>, whose error is of fourth order.
    /// </summary>
    /// <param name="function">The function of the distance from the place.</param>
    /// <param name="scale">What steps are fractions of.</param>
    /// <param name="enough">The uncertainty that is small enough.</param>
    public static CentralDifference Of(Func<double, double> function, double scale, double enough)
    {
        CentralDifference best = new(double.NaN, double.PositiveInfinity);
        double before = double.NaN;
        for (int halvings = FewestHalvings; halvings <= MostHalvings && !(best.Uncertainty <= enough); halvings++)
        {
            double step = scale * Math.ScaleB(1, -halvings);
            double difference = (function(step) - function(-step)) / (2 * step);
            double uncertainty = Math.Abs(difference - before);
            if (uncertainty < best.Uncertainty)
                best = new CentralDifference((4 * difference - before) / 3, uncertainty);
            before = difference;
        }
        return best;
    }
}
