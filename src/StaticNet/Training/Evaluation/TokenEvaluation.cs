using StaticNet.Metrics;

namespace StaticNet;

/// <summary>How well a network predicts the next token.</summary>
/// <param name="Tokens">How many tokens were predicted, without those that the loss ignores.</param>
/// <param name="Loss">The declared loss, as if they were one batch: for cross-entropy in nats per token.</param>
/// <param name="Accuracy">The part of them that was the most probable one.</param>
public sealed record TokenEvaluation(int Tokens, double Loss, double Accuracy)
{
    /// <summary>
    /// For cross-entropy: among how many equally probable tokens the choice would be as hard; exp(loss).
    /// </summary>
    public double Perplexity => Math.Exp(Loss);

    /// <summary>
    /// The result as a person reads it, such as <c>accuracy 0.5610 (of 9999 tokens), loss 1.4512, perplexity 4.2682</c>.
    /// </summary>
    public override string ToString() => new ReportText()
        .Part("accuracy", Accuracy).Remark($"of {Tokens} tokens")
        .Error("loss", Loss).Error("perplexity", Perplexity)
        .ToString();
}
