using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>Whether an attention can read a value.</summary>
internal static class AttentionChecks
{
    /// <summary>Checks the value whose rows are queries; reports what does not fit.</summary>
    public static bool Allow(AttentionLayer layer, LayerInput input, ProblemList problems)
    {
        int features = input.Shape.Last, heads = layer.Settings.Heads;
        if (!PositionAxis.Exists(layer, layer.IsOverTime, input, problems))
            return false;
        if (features % heads != 0)
        {
            problems.Add(new Problem(
                ProblemKind.HeadsDoNotDivide, layer.Id.Attribute,
                new[] { layer.Name, $"{heads}", input.Producer, input.Shape.ToString(), $"{features}" }
                    .ToEquatableArray(),
                input.ProducerAttribute, Fix: $"{Nearest(features, heads)}"));
            return false;
        }
        if (layer.Settings.IsRotary && features / heads % 2 != 0)
        {
            problems.Add(
                ProblemKind.ArgumentMakesNoSense, layer.Id.Attribute, layer.Name,
                $"it is Rotary and its heads have {features / heads} values each",
                "an even number that is turned in pairs");
            return false;
        }
        return Fits(layer, input, problems);
    }

    private static bool Fits(AttentionLayer layer, LayerInput input, ProblemList problems)
    {
        double padded = Lanes.Width + (double)input.Shape.Last / layer.Settings.Heads;
        double row = 3 * layer.Settings.Heads * padded + 2 * Lanes.Width;
        double weights = (input.Shape.Last + Lanes.Width) * row, rows = input.Shape.Positions * row;
        if (Math.Max(weights, rows) <= Sizes.Most / 2)
            return true;
        problems.Add(
            ProblemKind.TooLarge, layer.Id.Attribute, layer.Name,
            $"{3L * input.Shape.Last}x{input.Shape.Last} weights over {input.Shape.Positions} positions");
        return false;
    }

    // The divisor that is least far from a number.
    private static int Nearest(int features, int heads) => Enumerable.Range(1, Math.Min(features, 4096))
        .Where(divisor => features % divisor == 0)
        .OrderBy(divisor => Math.Abs((long)divisor - heads)).ThenByDescending(static divisor => divisor).First();
}
