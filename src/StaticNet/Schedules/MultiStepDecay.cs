using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Multiplies the rate by a factor at given updates.</summary>
public sealed record MultiStepDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first learning rate.</param>
    /// <param name="milestones">The updates at which the rate changes, in increasing order.</param>
    /// <param name="factor">The factor from one rate to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="ArgumentException">The milestones are not increasing.</exception>
    public MultiStepDecay(double rate, ReadOnlySpan<long> milestones, double factor = 0.1)
    {
        Rate = ScheduleSetting.Rate(rate);
        Factor = ScheduleSetting.Rate(factor);
        for (int i = 1; i < milestones.Length; i++)
        {
            if (milestones[i] < milestones[i - 1])
            {
                throw new ArgumentException(
                    $"Milestone {milestones[i]} follows {milestones[i - 1]}.", nameof(milestones));
            }
        }
        Milestones = [.. milestones];
    }

    /// <summary>The first learning rate.</summary>
    public double Rate { get; }

    /// <summary>The updates at which the rate changes.</summary>
    public ImmutableArray<long> Milestones { get; }

    /// <summary>The factor from one rate to the next.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double At(long update)
    {
        int passed = 0;
        while (passed < Milestones.Length && update >= Milestones[passed])
            passed++;
        return Rate * Math.Pow(Factor, passed);
    }
}
