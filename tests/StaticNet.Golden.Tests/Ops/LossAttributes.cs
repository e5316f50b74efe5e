using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>The loss attribute that a case asks for.</summary>
internal static class LossAttributes
{
    public static string MeanSquaredError(GoldenCase golden)
        => Source.Attribute("MeanSquaredErrorLoss", Reduction(golden));

    public static string MeanAbsoluteError(GoldenCase golden)
        => Source.Attribute("MeanAbsoluteErrorLoss", Reduction(golden));

    /// <param name="golden">The case.</param>
    /// <param name="delta">The setting that is Huber's delta.</param>
    public static string Huber(GoldenCase golden, string delta)
        => Source.Attribute("HuberLoss", Source.Number(golden.Number(delta, 1)), Reduction(golden));

    public static string BinaryCrossEntropy(GoldenCase golden) => BinaryCrossEntropy(golden, 1);

    public static string BinaryCrossEntropy(GoldenCase golden, double positiveWeight)
        => Source.Attribute(
            "BinaryCrossEntropyLoss",
            Reduction(golden),
            positiveWeight == 1 ? null : $"PositiveWeight = {Source.Number(positiveWeight)}");

    public static string BinaryCrossEntropyOfProbabilities(GoldenCase golden)
        => Source.Attribute("BinaryCrossEntropyLoss", "FromProbabilities = true", Reduction(golden));

    public static string CrossEntropy(GoldenCase golden)
    {
        double smoothing = golden.Number("label_smoothing", 0);
        return Source.Attribute(
            "CrossEntropyLoss",
            smoothing == 0 ? null : $"LabelSmoothing = {Source.Number(smoothing)}",
            IgnoreIndex(golden),
            ClassWeights(golden),
            Reduction(golden));
    }

    public static string Plain(GoldenCase golden, string loss) => Source.Attribute(loss, Reduction(golden));

    public static string Margin(GoldenCase golden, string loss)
        => Source.Attribute(loss, Source.Number(golden.Number("margin", 1)), Reduction(golden));

    public static string MultiMargin(GoldenCase golden) => Source.Attribute(
        "MultiMarginLoss",
        Source.Number(golden.Number("margin", 1)),
        golden.Number("p", 1) == 2 ? "Squared = true" : null,
        Reduction(golden));

    public static string KLDivergence(GoldenCase golden)
    {
        golden.Flag("log_target", false);
        return Source.Attribute("KLDivergenceLoss", Reduction(golden));
    }

    public static string Poisson(GoldenCase golden) => Source.Attribute(
        "PoissonNllLoss",
        golden.Flag("log_input", true) ? null : "LogInput = false",
        golden.Flag("full", false) ? "Full = true" : null,
        Reduction(golden));

    public static string NegativeLogLikelihood(GoldenCase golden)
        => Source.Attribute("NllLoss", IgnoreIndex(golden), ClassWeights(golden), Reduction(golden));

    private static string? IgnoreIndex(GoldenCase golden)
    {
        int ignored = (int)golden.Number("ignore_index", -100);
        return ignored == -100 ? null : $"IgnoreIndex = {ignored}";
    }

    private static string? ClassWeights(GoldenCase golden)
        => golden.Tensors.TryGetValue("weight", out GoldenTensor? weights)
            ? $"ClassWeights = [{string.Join(", ", weights.Values.Select(Source.Number))}]"
            : null;

    private static string? Reduction(GoldenCase golden)
        => golden.Text("reduction", "mean") == "sum" ? "Reduction = LossReduction.Sum" : null;
}
