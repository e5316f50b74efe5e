using Graphs.Networks;
using Graphs.Rendering;
using StaticNet;

namespace Graphs.Experiments;

/// <summary>Images in two numbers.</summary>
internal sealed class AutoencoderExperiment() : Experiment(
    "autoencoder", "Trains an autoencoder that puts each image into two numbers.",
    "where the two numbers put each image, and what is made of them")
{
    public override int Epochs => 20;

    public override string Diagram => new Autoencoder().ToMermaid();

    public override void Run(Session session)
    {
        Fitted<Autoencoder> fitted = Fitting.Run<Autoencoder>(
            session, Name, Reconstruct(session.Data.Training), Reconstruct(session.Data.Test),
            Measure.Loss, Measure.TestLoss);
        if (session.Plan.Plot is { } path)
        {
            Dataset test = session.Data.Test;
            float[] codes = new float[test.Count * Autoencoder.CodeSize];
            float[] reconstructions = new float[test.Count * Autoencoder.ReconstructionSize];
            fitted.Network.Predict(test.Inputs, codes, reconstructions);
            AutoencoderPicture.Write(path, session.Data, codes, reconstructions);
        }
        Report.Line($"test loss: {fitted.Evaluation.Loss:0.0000}");
    }

    // The target of each image is the image.
    private static Dataset Reconstruct(Dataset images)
        => new([images.InputColumns[0]], [("reconstruction", images.Inputs.ToArray(), images.InputSize)]);
}
