using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Training steps of two towers by TorchSharp, with cross-entropy and the mean squared error.</summary>
internal sealed class TorchTowersTraining : TorchTraining<TorchTowers>
{
    private readonly Tensor _user;
    private readonly Tensor _item;
    private readonly Tensor _categories;
    private readonly Tensor _ratings;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate; null leaves the optimizer out.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public TorchTowersTraining(TowersWeights weights, TowersBatch batch, double? learningRate, int threads)
        : base(() => new TorchTowers(weights), weights.Layers, learningRate, threads)
    {
        _user = tensor(batch.User, [batch.Samples, TowersWeights.UserSize]);
        _item = tensor(batch.Item, [batch.Samples, TowersWeights.ItemSize]);
        _categories = tensor(batch.Categories, int64);
        _ratings = tensor(batch.Ratings, [batch.Samples, 1]);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _user.Dispose();
        _item.Dispose();
        _categories.Dispose();
        _ratings.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Loss()
    {
        (Tensor category, Tensor rating) = Network.forward(_user, _item);
        return nn.functional.cross_entropy(category, _categories) + nn.functional.mse_loss(rating, _ratings);
    }
}
