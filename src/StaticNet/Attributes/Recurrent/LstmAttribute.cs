namespace StaticNet;

/// <summary>
/// A long short-term memory: <c>i, f, o = sigmoid(x[t] W_i^T + h[t-1] U_i^T + b)</c> and the like,
/// <c>g = tanh(x[t] W_g^T + h[t-1] U_g^T + b)</c>, <c>c[t] = f * c[t-1] + i * g</c>, <c>h[t] = o * tanh(c[t])</c>. The
/// gates are in PyTorch's order, i, f, g, o: W_ih of shape [4 units x inputs], W_hh of shape [4 units x units]. The
/// forget gate's bias starts at zero. Source: Hochreiter and Schmidhuber, Neural Computation 9 (1997); Gers,
/// Schmidhuber and Cummins (2000).
/// </summary>
/// <param name="units">The number of outputs of one direction.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LstmAttribute(int units) : RecurrentAttribute(units);
