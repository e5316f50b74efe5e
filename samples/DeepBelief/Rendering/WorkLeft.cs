using System.Diagnostics;
using System.Globalization;
using DeepBelief.Models;
using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>
/// Estimates how long pre-training will still take, from the products that each machine takes: an epoch of the up-down
/// algorithm has about as many as an epoch of every machine.
/// </summary>
/// <param name="machines">The machines.</param>
/// <param name="plan">How they learn.</param>
internal sealed class WorkLeft(IReadOnlyList<RbmDefinition> machines, PretrainPlan plan)
{
    // Below it, what the first steps took says too little.
    private const double Least = 0.002;

    private double _first = double.NaN;
    private long _start;

    /// <summary>The part of the work that is done, from 0 to 1.</summary>
    public double Done { get; private set; }

    /// <summary>How long the rest will take; null where that cannot be said yet.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Takes note of how far it is.</summary>
    public void Report(PretrainProgress progress)
    {
        double all = machines.Sum(Products);
        double ofRunning = progress.Epoch - 1 + (double)progress.Step / progress.StepsPerEpoch;
        bool isUpDown = machines.All(machine => machine.Name != progress.Machine);
        double done = isUpDown
            ? (plan.Epochs + ofRunning) * all
            : plan.Epochs * machines.Take(progress.Index - 1).Sum(Products)
                + ofRunning * Products(machines[progress.Index - 1]);
        Done = done / ((plan.Epochs + plan.UpDown) * all);
        if (double.IsNaN(_first))
            (_first, _start) = (Done, Stopwatch.GetTimestamp());
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds, since = Done - _first;
        Left = since > Least ? TimeSpan.FromSeconds(seconds / since * (1 - Done)) : null;
    }

    /// <summary>The time left as a clock shows it.</summary>
    public override string ToString() => Left switch
    {
        null => "",
        { TotalHours: >= 1 } left => left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        { } left => left.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };

    // Of an update: one product up, two for each step of Gibbs sampling, and one for each of the gradient's two halves.
    private double Products(RbmDefinition machine)
        => (double)(machine.Visible + machine.Labels) * machine.Hidden * (3 + 2 * plan.OptionsOf(machine).GibbsSteps);
}
