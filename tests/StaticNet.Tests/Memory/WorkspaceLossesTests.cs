using System.Collections.Immutable;
using StaticNet.Training;

namespace StaticNet.Tests.Memory;

public sealed class WorkspaceLossesTests
{
    private static readonly ImmutableArray<LossPort> Ports =
    [
        new(0, new NetworkOutput("sum", [1]), new NetworkLoss("", TargetKinds.Values, 1, Weight: 2)),
        new(1, new NetworkOutput("mean", [1]), new NetworkLoss("", TargetKinds.Values, 1, Weight: 0.5)),
    ];

    /// <summary>
    /// A sum adds up over batches, a mean has the divisor of all, and what does not count is no part.
    /// </summary>
    [Fact]
    public void Losses_of_batches_are_averaged_each_by_its_own_divisor()
    {
        var workspace = new Workspace(maxBatch: 3);
        var sums = new LossSums(Ports);
        Assert.Equal(2 * 5 + 0.5 * 9 / 3, Run(workspace, sums, [2, 3], [4, 5], divisor: 3), 1e-6);
        Assert.Equal(2 * 1, Run(workspace, sums, [1], [7], divisor: 0), 1e-6);
        Assert.Equal(2 * 1 + 0.5 * 3 / 1, Run(workspace, sums, [1, 0, 0], [1, 1, 1], divisor: 1), 1e-6);
        Assert.Equal((7, (9 + 3) / 4.0), (sums[0].Value, sums[1].Value));
        Assert.Equal(2 * 7 + 0.5 * 12 / 4, sums.Value);
        Assert.Equal(["sum", "mean"], sums.SoFarPerOutput.Keys);
    }

    [Fact]
    public void The_scale_of_gradients_is_the_weight_by_the_divisor()
    {
        var workspace = new Workspace(maxBatch: 1);
        workspace.Begin(this, 1, 1, 0, keeps: false);
        workspace.BeginLosses(2);
        Assert.Equal(0.125f, workspace.SetLoss(0, divisor: 4, weight: 0.5));
        Assert.Equal(0, workspace.SetLoss(1, divisor: 0, weight: 0.5));
        Assert.False(workspace.IsLossEmpty);
        workspace.SetLoss(0, divisor: 0);
        Assert.True(workspace.IsLossEmpty);
        Assert.True(double.IsNaN(workspace.WeightedLoss));
    }

    [Fact]
    public void A_network_of_one_loss_is_not_taken_for_the_one_of_several_before_it()
    {
        var workspace = new Workspace(maxBatch: 3);
        Run(workspace, new LossSums(Ports), [2, 3], [4, 5], divisor: 3);
        Assert.Equal(2, workspace.LossCount);
        workspace.Begin(this, 1, 1, 0, keeps: false);
        workspace.LossDivisor = 0;
        Assert.Equal((0, true), (workspace.LossCount, workspace.IsLossEmpty));
    }

    /// <summary>The only loss of several outputs, whose weight is in what the network returns.</summary>
    [Fact]
    public void One_loss_of_several_outputs_is_the_loss_of_the_network()
    {
        var workspace = new Workspace(maxBatch: 2);
        var sums = new LossSums(Ports[1..]);
        foreach ((double first, double divisor) in ((double, double)[])[(3, 2), (5, 0), (4, 1)])
        {
            workspace.Begin(sums, 1, 1, 0, keeps: false);
            workspace.BeginLosses(1);
            workspace.SampleLossesOf(0)[0] = first;
            workspace.SetLoss(0, divisor, weight: 0.5);
            Assert.Equal(divisor == 0, workspace.IsLossEmpty);
            sums.Add((float)workspace.WeightedLoss, workspace);
        }
        Assert.Equal(0.5 * (3 + 4) / 3, sums.Value, 1e-6);
        Assert.Empty(sums.SoFarPerOutput);
    }

    private static double Run(Workspace workspace, LossSums sums, double[] first, double[] second, double divisor)
    {
        workspace.Begin(sums, first.Length, 1, 0, keeps: false);
        workspace.BeginLosses(2);
        first.CopyTo(workspace.SampleLossesOf(0));
        second.CopyTo(workspace.SampleLossesOf(1));
        workspace.SetLoss(0, 1, weight: 2, isSum: true);
        workspace.SetLoss(1, divisor, weight: 0.5);
        float loss = (float)workspace.WeightedLoss;
        sums.Add(loss, workspace);
        return loss;
    }
}
