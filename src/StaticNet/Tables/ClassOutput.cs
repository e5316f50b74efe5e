using System.ComponentModel;

namespace StaticNet;

/// <summary>For generated code: what the outputs of a classifier are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ClassOutput
{
    /// <summary>
    /// Logits, or logarithms of probabilities: a softmax makes probabilities of them, or of one the logistic function.
    /// </summary>
    Logits,

    /// <summary>Probabilities.</summary>
    Probabilities,
}
