namespace StaticNet.Benchmarks.Workloads;

/// <summary>What a machine learns from, and starts with.</summary>
/// <param name="Input">[samples x visible]: a fifth of the pixels are on, as in pictures of digits.</param>
/// <param name="Weight">[hidden x visible].</param>
internal sealed record RbmData(float[] Input, float[] Weight)
{
    /// <summary>How many updates contestants make before their errors are compared.</summary>
    public const int CheckedUpdates = 30;

    /// <summary>Creates data, the same in every run. Each sample is one of ten patterns with noise.</summary>
    /// <param name="samples">The number of samples.</param>
    public static RbmData Create(int samples)
    {
        Random random = new(2);
        float[] patterns = RandomData.Uniform(random, 10 * RbmTraining.Visible, 0, 1);
        float[] input = new float[samples * RbmTraining.Visible];
        for (int sample = 0; sample < samples; sample++)
        {
            int pattern = random.Next(10) * RbmTraining.Visible;
            for (int i = 0; i < RbmTraining.Visible; i++)
            {
                bool isOn = patterns[pattern + i] < 0.2 ^ random.NextDouble() < 0.05;
                input[sample * RbmTraining.Visible + i] = isOn ? 1 : 0;
            }
        }
        return new RbmData(input, RandomData.Uniform(random, RbmTraining.Visible * RbmTraining.Hidden, -0.02f, 0.02f));
    }
}
