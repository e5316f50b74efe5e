namespace StaticNet;

/// <summary>A block that a function reads.</summary>
internal delegate Span<float> GradientBlock();

/// <summary>Compares the gradient of one tensor with differences of the function.</summary>
/// <param name="name">The tensor.</param>
/// <param name="places">Where its elements lie in their block.</param>
/// <param name="gradients">The gradients, laid out like the block.</param>
/// <param name="floor">What is allowed in any case.</param>
/// <param name="options">How to check.</param>
internal sealed class TensorDifferences(
    string name, int[] places, float[] gradients, double floor, GradientCheckOptions options)
{
    private readonly double _typical = Math.Sqrt(
        places.Sum(place => (double)gradients[place] * gradients[place]) / Math.Max(1, places.Length));

    private readonly List<GradientDifference> _compared = [];
    private int _undecided;

    /// <summary>Compares some elements one by one, and all of them along a random direction.</summary>
    /// <param name="block">The block, whose values are as before afterwards.</param>
    /// <param name="function">What is computed from it.</param>
    public TensorGradientCheck Check(GradientBlock block, Func<double> function)
    {
        SeededRandom random = new((ulong)options.Seed + (ulong)places.Length);
        int[] elements = [.. Enumerable.Range(0, places.Length)];
        random.Shuffle<int>(elements);
        foreach (int element in elements.Take(options.Elements).Order())
            Compare(element, [places[element]], [1], block, function);
        if (places.Length > 1)
        {
            double part = 1 / Math.Sqrt(places.Length);
            double[] direction = [.. places.Select(_ => random.NextIndex(2) == 0 ? part : -part)];
            Compare(-1, places, direction, block, function);
        }
        GradientDifference? worst = _compared.MaxBy(static difference => difference.Badness);
        int wrong = _compared.Count(static difference => !difference.Agrees);
        return new TensorGradientCheck(name, _compared.Count, wrong, _undecided, worst);
    }

    private void Compare(int element, int[] at, double[] direction, GradientBlock block, Func<double> function)
    {
        float[] values = [.. at.Select(place => block()[place])];
        double gradient = at.Zip(direction, (place, part) => gradients[place] * part).Sum();
        double allowed = floor + options.Tolerance * Math.Max(Math.Abs(gradient), _typical);
        double scale = Math.Max(1, values.Max(static value => Math.Abs((double)value)));
        CentralDifference difference = CentralDifference.Of(
            distance => Moved(at, direction, values, distance, block, function), scale, allowed / 20);
        allowed = Math.Max(allowed, floor + options.Tolerance * Math.Abs(difference.Value));
        if (difference.Uncertainty <= allowed || !double.IsFinite(gradient))
            _compared.Add(new GradientDifference(name, element, gradient, difference.Value, allowed));
        else
            _undecided++;
    }

    // The function where the elements have moved along the direction.
    private static double Moved(
        int[] at, double[] direction, float[] values, double distance, GradientBlock block, Func<double> function)
    {
        Span<float> moved = block();
        for (int i = 0; i < at.Length; i++)
            moved[at[i]] = (float)(values[i] + distance * direction[i]);
        double result = function();
        moved = block();
        for (int i = 0; i < at.Length; i++)
            moved[at[i]] = values[i];
        return result;
    }
}
