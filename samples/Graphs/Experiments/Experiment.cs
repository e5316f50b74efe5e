using System.CommandLine;

namespace Graphs.Experiments;

/// <summary>What a verb does: it trains a network and shows what came of it.</summary>
/// <param name="name">The verb.</param>
/// <param name="description">What it does, for help.</param>
/// <param name="picture">What its picture shows, for help.</param>
internal abstract class Experiment(string name, string description, string picture)
{
    /// <summary>Every experiment. A new one is one line here.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new ResidualExperiment(),
        new AutoencoderExperiment(),
        new TwinsExperiment(),
        new HeadsExperiment(),
    ];

    /// <summary>The verb.</summary>
    public string Name => name;

    /// <summary>What it does, for help.</summary>
    public string Description => description;

    /// <summary>What its picture shows, for help.</summary>
    public string Picture => picture;

    /// <summary>How many times it goes through the data unless the user says otherwise.</summary>
    public abstract int Epochs { get; }

    /// <summary>The graph of its network, in the language of Mermaid.</summary>
    public abstract string Diagram { get; }

    /// <summary>The options that no other verb has.</summary>
    public virtual IEnumerable<Option> Options => [];

    /// <summary>Refuses what would fail in the end.</summary>
    /// <exception cref="UsageException">The plan does not go with the options.</exception>
    public virtual void Check(TrainingPlan plan, ParseResult parsed)
    {
    }

    /// <summary>Trains, and shows what came of it.</summary>
    public abstract void Run(Session session);
}
