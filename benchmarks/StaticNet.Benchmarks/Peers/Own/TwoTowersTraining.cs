using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps of two towers.</summary>
internal sealed class TwoTowersTraining : StaticNetTraining<TwoTowers>
{
    private readonly AlignedBuffer _user;
    private readonly AlignedBuffer _item;
    private readonly TowersBatch _batch;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="layers">The network's weights.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public TwoTowersTraining(
        string name, IReadOnlyList<LayerWeights> layers, TowersBatch batch, double learningRate, int threads)
        : base(
            name, new TwoTowers(seed: 1), layers, new Workspace(batch.Samples) { Threads = threads }, learningRate)
    {
        _batch = batch;
        _user = new AlignedBuffer(batch.User.Length);
        batch.User.CopyTo(_user.Span);
        _item = new AlignedBuffer(batch.Item.Length);
        batch.Item.CopyTo(_item.Span);
    }

    /// <inheritdoc/>
    protected override float LossAndGradients(Workspace workspace, Span<float> gradients)
        => Network.LossAndGradients(_user, _item, _batch.Categories, _batch.Ratings, workspace, gradients);
}
