using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>
/// Decides which gradients lie in the same place in memory: what a step passes on as it is, as long as neither is
/// changed while the other is needed, and what a step may write over the gradient that it was computed from.
/// </summary>
internal sealed class GradientPlaces(GradientUses uses)
{
    private readonly Dictionary<Value, Value> _storage = [];
    private readonly Dictionary<Value, List<Value>> _together = [];

    /// <summary>The value in whose place a value's gradient lies, where that is another's.</summary>
    public IReadOnlyDictionary<Value, Value> Storage => _storage;

    /// <summary>Decides whether a contribution, the first to its gradient, takes the place of the output's.</summary>
    public void Place(Contribution contribution, int moment)
    {
        (Value input, Value output) = (contribution.Input, contribution.Step.Output);
        if (contribution.Adds || input.Place == ValuePlace.Input || !LiesAlike(contribution))
            return;
        List<Value> together = Together(output);
        contribution.InPlace = contribution is { IsPassedOn: true, Folded: null }
            ? together.TrueForAll(other => uses.StayTheSame(input, other, moment))
            : contribution.Step.Layer.KeepsShape
                && together.TrueForAll(other => uses.Last(other) <= (other == output ? moment : moment - 1));
        if (!contribution.InPlace)
            return;
        _storage[input] = StorageOf(output);
        together.Add(input);
    }

    private Value StorageOf(Value value) => _storage.TryGetValue(value, out Value? place) ? place : value;

    // All that lie where a value's gradient does.
    private List<Value> Together(Value value)
    {
        Value place = StorageOf(value);
        if (!_together.TryGetValue(place, out List<Value>? together))
            _together[place] = together = [place];
        return together;
    }

    // After a view, rows of the two may be of different lengths; what was broadcast is smaller.
    private static bool LiesAlike(Contribution contribution)
    {
        if (!contribution.Step.LayerInputs[contribution.Operand].Shape.Equals(contribution.Step.Output.Shape))
            return false;
        ValueLayout input = contribution.Step.GradientLayoutOf(contribution.Operand);
        ValueLayout output = contribution.Step.Output.GradientLayout;
        return (input.Positions, input.ChannelStride) == (output.Positions, output.ChannelStride);
    }
}
