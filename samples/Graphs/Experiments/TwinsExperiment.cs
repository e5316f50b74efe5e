using System.Numerics.Tensors;
using Graphs.Data;
using Graphs.Networks;
using Graphs.Rendering;
using StaticNet;

namespace Graphs.Experiments;

/// <summary>Which of two images shows the larger digit.</summary>
internal sealed class TwinsExperiment() : Experiment(
    "twins", "Trains one tower that is used twice, to tell which of two images shows the larger digit.",
    "the score that the tower gives each image")
{
    private const ulong TestSeed = 1_000_003;

    public override int Epochs => 4;

    public override string Diagram => new Twins().ToMermaid();

    public override void Run(Session session)
    {
        Dataset test = session.Data.Test;
        Fitted<Twins> fitted = Fitting.Run<Twins>(
            session, Name,
            Pairs.Of(session.Data.Training, (ulong)session.Plan.Seed), Pairs.Of(test, TestSeed),
            Measure.Loss, Measure.TestLoss, Measure.TestAccuracy);

        // One tower is enough to score an image; the other gets the same one, and the difference is nothing.
        float[] scores = new float[test.Count], others = new float[test.Count], differences = new float[test.Count];
        fitted.Network.Predict(test.Inputs, test.Inputs, scores, others, differences);
        if (session.Plan.Plot is { } path)
            ScorePlot.Write(path, session.Data, scores);
        Report.Line($"order of the scores: {string.Join(" < ", Order(session.Data, scores))}");
        Report.Line($"test accuracy: {fitted.Evaluation.Accuracy:0.0000}");
    }

    // The network was never told that one digit follows another: only which of two is larger.
    private static IEnumerable<string> Order(ImageData data, float[] scores) => data.Test.Labels.ToArray().Zip(scores)
        .GroupBy(pair => pair.First, pair => pair.Second)
        .OrderBy(scoresOfDigit => TensorPrimitives.Average<float>([.. scoresOfDigit]))
        .Select(scoresOfDigit => data.Classes[scoresOfDigit.Key]);
}
