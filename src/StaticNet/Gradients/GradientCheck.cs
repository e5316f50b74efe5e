namespace StaticNet;

/// <summary>
/// Checks the gradients of any network by finite differences, for tests of your own layers, functions and losses:
/// <c>Assert.True(result.Passed, result.ToString())</c>.
/// <para>
/// Parameters are checked by the declared loss as in training, inputs by a random weighted sum of the outputs. A
/// derivative agrees if it is within <see cref="GradientCheckOptions.Tolerance"/> of the difference quotient, relative
/// to itself or to the root mean square of its tensor's derivatives, whichever is larger, with an allowance for the
/// rounding of the loss to float. If two step sizes of the quotient disagree by more than that, such as at the kink of
/// ReLU, the derivative is undecided; a tensor without any decided derivative does not pass.
/// </para>
/// </summary>
public static class GradientCheck
{
    // What the rounding of float may make of a derivative, beside the loss and the largest derivative.
    private const double Rounding = 2e-5;

    /// <summary>Checks a network on a random batch: inputs from -1 to 1, targets that are values from 0 to 1.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">
    /// The network. It is unchanged when the call returns, but must not be used by others during the call.
    /// </param>
    /// <param name="options">The options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static GradientCheckResult Run<TNetwork>(TNetwork network, GradientCheckOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new GradientCheckOptions();
        options.Check();
        return Run(network, GradientCheckData.Random<TNetwork>(options), options);
    }

    /// <summary>Checks a network on your own batch, for losses that do not accept every target.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">
    /// The network. It is unchanged when the call returns, but must not be used by others during the call.
    /// </param>
    /// <param name="input">
    /// [samples x InputSize]; for sequences, <see cref="GradientCheckOptions.Samples"/> of them.
    /// </param>
    /// <param name="targets">The targets of all losses.</param>
    /// <param name="options">The options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static GradientCheckResult Run<TNetwork>(
        TNetwork network, ReadOnlySpan<float> input, in TargetBlocks targets, GradientCheckOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new GradientCheckOptions();
        options.Check();
        return Run(network, GradientCheckData.Of<TNetwork>(input, in targets, options), options);
    }

    private static GradientCheckResult Run<TNetwork>(
        TNetwork network, GradientCheckData data, GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        CheckedNetwork<TNetwork> check = new(network, data, options.Seed);
        try
        {
            return new GradientCheckResult([.. CheckParameters(check, options), .. CheckInputs(check, data, options)]);
        }
        finally
        {
            check.Restore();
        }
    }

    private static IEnumerable<TensorGradientCheck> CheckParameters<TNetwork>(
        CheckedNetwork<TNetwork> check, GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] gradients = check.LossGradients();
        double floor = Rounding * Math.Max(Math.Abs(check.Loss()), Largest(gradients));
        foreach (TensorLayout tensor in TNetwork.Definition.Tensors)
        {
            TensorDifferences differences = new(tensor.Name, PlacesOf(tensor), gradients, floor, options);
            yield return differences.Check(() => check.Parameters, check.Loss);
        }
    }

    // Tokens have no gradients.
    private static IEnumerable<TensorGradientCheck> CheckInputs<TNetwork>(
        CheckedNetwork<TNetwork> check, GradientCheckData data, GradientCheckOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        if (Ports<TNetwork>.Inputs.All(static port => port.Vocabulary > 0))
            yield break;
        float[] gradients = check.InputGradients();
        double floor = Rounding * Math.Max(Math.Abs(check.Outputs()), Largest(gradients));
        int start = 0;
        foreach (NetworkInput port in Ports<TNetwork>.Inputs)
        {
            int count = data.Samples * (port.HasTime ? data.Steps : 1) * port.Size;
            int[] places = [.. Enumerable.Range(start, count)];
            start += count;
            if (port.Vocabulary > 0)
                continue;
            TensorDifferences differences = new(
                port.Name.Length > 0 ? port.Name : "input", places, gradients, floor, options);
            yield return differences.Check(() => check.Input, check.Outputs);
        }
    }

    // Where each element lies in the block, in the order of the file.
    private static int[] PlacesOf(TensorLayout tensor)
    {
        IEnumerable<int> places = [tensor.Offset];
        foreach ((int size, int stride) in tensor.Axes)
            places = places.SelectMany(place => Enumerable.Range(0, size).Select(index => place + index * stride));
        return [.. places];
    }

    private static double Largest(float[] gradients) =>
        gradients.Length == 0 ? 0 : gradients.Max(static gradient => Math.Abs((double)gradient));
}
