namespace StaticNet.Benchmarks.Workloads;

/// <summary>Reproducible inputs.</summary>
internal static class RandomData
{
    /// <summary>Uniformly distributed values.</summary>
    /// <param name="random">The source.</param>
    /// <param name="count">How many.</param>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The largest, not reached.</param>
    public static float[] Uniform(Random random, int count, float low, float high)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = low + (high - low) * random.NextSingle();
        return values;
    }

    /// <summary>Random class indices.</summary>
    /// <param name="random">The source.</param>
    /// <param name="count">How many.</param>
    /// <param name="classes">How many classes there are.</param>
    public static int[] Classes(Random random, int count, int classes)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
            values[i] = random.Next(classes);
        return values;
    }
}
