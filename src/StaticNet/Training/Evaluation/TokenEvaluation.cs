using StaticNet.Metrics;

namespace StaticNet;

/// <summary>How well a network predicts the next token.</summary>
/// <param name="Tokens">The number of predicted tokens, without those that the loss ignores.</param>
/// <param name="Loss">The declared loss, as if all tokens were one batch; for cross-entropy, in nats per token.</param>
/// <param name="Accuracy">The fraction of tokens that the network considered the most probable.</param>
public sealed record TokenEvaluation(int Tokens, double Loss, double Accuracy)
{
    /// <summary>
    /// The perplexity exp(loss), for cross-entropy: the number of equally probable tokens with the same uncertainty.
    /// </summary>
    public double Perplexity => Math.Exp(Loss);

    /// <summary>
    /// A readable summary, such as <c>accuracy 0.5610 (of 9999 tokens), loss 1.4512, perplexity 4.2682</c>.
    /// </summary>
    public override string ToString() => new ReportText()
        .Part("accuracy", Accuracy).Remark($"of {Tokens} tokens")
        .Error("loss", Loss).Error("perplexity", Perplexity)
        .ToString();
}
