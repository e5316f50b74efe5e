namespace StaticNet;

/// <summary>
/// A gated recurrent unit: <c>r, z = sigmoid(x[t] W^T + h[t-1] U^T + b)</c>,
/// <c>n = tanh(x[t] W_n^T + b_in + r * (h[t-1] U_n^T + b_hn))</c>, <c>h[t] = (1 - z) * n + z * h[t-1]</c>. The gates
/// are in PyTorch's order, r, z, n: W_ih of shape [3 units x inputs], W_hh of shape [3 units x units]. Source: Cho et
/// al., EMNLP 2014.
/// </summary>
/// <param name="units">The number of outputs of one direction.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GruAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// Whether the reset gate acts after the recurrent product, as in PyTorch and cuDNN, or before it, as in the paper:
    /// <c>n = tanh(x[t] W_n^T + b_in + (r * h[t-1]) U_n^T + b_hn)</c>. Default: <see langword="true"/>.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
