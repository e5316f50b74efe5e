using StaticNet;

namespace TextGeneration.Models;

/// <summary>What the networks of one kind have in common besides sizes: how they are trained.</summary>
internal sealed class ModelKind
{
    // Share of the updates in which the learning rate rises.
    private const double WarmUp = 0.05;

    // What is left of the rate in the end.
    private const double End = 0.1;

    /// <summary>A recurrent network, with one rate throughout.</summary>
    public static ModelKind Lstm { get; } = new("lstm", "Adam", rate: 0.002, static rate => new Adam(rate));

    /// <summary>A transformer, whose rate rises and then falls as a cosine does.</summary>
    public static ModelKind Transformer { get; } = new(
        "transformer", "AdamW, warm-up and cosine,", rate: 0.005,
        static rate => new AdamW(rate) { Beta2 = 0.99, WeightDecay = 0.1 })
    {
        Schedule = static (rate, updates) =>
        {
            int rising = Math.Max(1, (int)(updates * WarmUp));
            return new CosineAnnealing(rate, Math.Max(1, updates - rising), rate * End).AfterWarmUp(rising);
        },
    };

    private ModelKind(string name, string optimizer, double rate, Func<double, Optimizer> create)
        => (Name, OptimizerName, LearningRate, CreateOptimizer) = (name, optimizer, rate, create);

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ModelKind> All { get; } = [Lstm, Transformer];

    /// <summary>What the command line calls it.</summary>
    public string Name { get; }

    /// <summary>What it is trained with, in words.</summary>
    public string OptimizerName { get; }

    /// <summary>The learning rate where none is asked for.</summary>
    public double LearningRate { get; }

    /// <summary>Creates the optimizer for a learning rate.</summary>
    public Func<double, Optimizer> CreateOptimizer { get; }

    /// <summary>The rate of each of so many updates; null for one rate throughout.</summary>
    public Func<double, int, LearningRateSchedule>? Schedule { get; private init; }

    /// <summary>Finds a kind by its name.</summary>
    public static ModelKind Of(string name) => All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new UsageException(
            $"there is no --model {name}; there are: {string.Join(", ", All.Select(kind => kind.Name))}.");
}
