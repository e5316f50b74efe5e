using Graphs.Networks;
using Graphs.Rendering;
using StaticNet;

namespace Graphs.Experiments;

/// <summary>Which digit it is, and whether it is odd.</summary>
internal sealed class HeadsExperiment() : Experiment(
    "heads", "Trains a network with two outputs: which digit it is, and whether it is odd.",
    "the loss and the accuracy of both outputs")
{
    private const string Digit = "digit";
    private const string Parity = "parity";

    public override int Epochs => 3;

    public override string Diagram => new TwoHeads().ToMermaid();

    public override void Run(Session session)
    {
        Fitted<TwoHeads> fitted = Fitting.Run<TwoHeads>(
            session, Name, WithParity(session.Data.Training), WithParity(session.Data.Test),
            Measure.Loss, Measure.TestLoss, Measure.AccuracyOf(Digit), Measure.AccuracyOf(Parity));
        if (session.Plan.Plot is { } path)
        {
            LearningPlot.Write(path,
            [
                new Curves("weighted sum", fitted.Log)
                {
                    TestLosses = [LossOf(Digit), LossOf(Parity)],
                    TestAccuracies = [AccuracyOf(Digit), AccuracyOf(Parity)],
                },
            ]);
        }
        foreach (string output in (string[])[Parity, Digit])
            Report.Line($"test accuracy of {output}: {fitted.Evaluation.Outputs[output].Accuracy:0.0000}");
    }

    private static Dataset WithParity(Dataset images)
    {
        int[] digits = images.Labels.ToArray();
        int[] parities = Array.ConvertAll(digits, digit => digit % 2);
        return new Dataset([images.InputColumns[0]], [(Digit, digits), (Parity, parities)]);
    }

    private static Curve LossOf(string output) => new(output, epoch => epoch.Outputs[output].ValidationLoss);

    private static Curve AccuracyOf(string output) => new(output, epoch => epoch.Outputs[output].ValidationAccuracy);
}
