namespace StaticNet.Benchmarks.Workloads;

/// <summary>Brings pictures into the order of the peers.</summary>
internal static class Pictures
{
    /// <summary>The values of pictures with the channels before the pixels; here they come after.</summary>
    /// <param name="pictures">[samples x pixels x channels].</param>
    /// <param name="samples">The number of pictures.</param>
    /// <param name="channels">The number of channels.</param>
    public static float[] ChannelsFirst(float[] pictures, int samples, int channels)
    {
        float[] result = new float[pictures.Length];
        int size = pictures.Length / samples, pixels = size / channels;
        for (int i = 0; i < pictures.Length; i++)
        {
            (int sample, int place) = Math.DivRem(i, size);
            result[sample * size + place % channels * pixels + place / channels] = pictures[i];
        }
        return result;
    }
}
