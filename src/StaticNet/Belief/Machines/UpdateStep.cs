namespace StaticNet.Belief;

/// <summary>The numbers of one update.</summary>
/// <param name="Scale">The factor that makes sums over the batch means.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Momentum">The momentum.</param>
/// <param name="Decay">The weight decay.</param>
/// <param name="Threads">The maximum number of threads.</param>
internal readonly record struct UpdateStep(float Scale, float Rate, float Momentum, float Decay, int Threads)
{
    /// <summary>
    /// <c>velocity = momentum * velocity + rate * gradient</c>, <c>values += velocity</c>: of biases.
    /// </summary>
    public void Move(ReadOnlySpan<float> gradient, Span<float> velocity, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float step = Momentum * velocity[i] + Rate * gradient[i];
            velocity[i] = float.IsSubnormal(step) ? 0 : step;
            values[i] += velocity[i];
        }
    }
}
