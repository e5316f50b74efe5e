using System.CommandLine;
using Graphs.Networks;
using Graphs.Rendering;
using StaticNet;

namespace Graphs.Experiments;

/// <summary>A deep network with and without what goes past its layers.</summary>
internal sealed class ResidualExperiment() : Experiment(
    "residual", "Trains a residual network; --skip both compares it with the same layers without skip connections.",
    "the loss and the accuracy")
{
    private const string With = "with";
    private const string Without = "without";
    private const string Both = "both";

    private readonly Option<string> _skip = CommonOptions.Choice(
        "--skip", "the network with its skip connections, without them, or both to compare", With, Without, Both);

    public override int Epochs => 3;

    public override string Diagram => new ResidualNetwork().ToMermaid();

    public override IEnumerable<Option> Options => [_skip];

    public override void Check(TrainingPlan plan, ParseResult parsed)
    {
        if (parsed.GetValue(_skip) == Both && (plan.Save ?? plan.Checkpoint) is not null)
            throw new UsageException("--save and --checkpoint take one network: use --skip with or --skip without.");
    }

    public override void Run(Session session)
    {
        string skip = session.Parsed.GetValue(_skip)!;
        List<Curves> curves = [];
        if (skip != With)
            curves.Add(Train<PlainNetwork>(session, "without skip connections"));
        if (skip != Without)
            curves.Add(Train<ResidualNetwork>(session, "with skip connections"));
        if (session.Plan.Plot is { } path)
            LearningPlot.Write(path, curves);
        foreach (Curves network in curves)
            Report.Line($"test accuracy {network.Name}: {network.Log.Epochs[^1].ValidationAccuracy:0.0000}");
    }

    private static Curves Train<TNetwork>(Session session, string name)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Fitted<TNetwork> fitted = Fitting.Run<TNetwork>(
            session, name, session.Data.Training, session.Data.Test,
            Measure.Loss, Measure.TestLoss, Measure.TestAccuracy);
        return new Curves(name, fitted.Log)
        {
            TestLosses = [new Curve(name, epoch => epoch.ValidationLoss)],
            TestAccuracies = [new Curve(name, epoch => epoch.ValidationAccuracy)],
        };
    }
}
