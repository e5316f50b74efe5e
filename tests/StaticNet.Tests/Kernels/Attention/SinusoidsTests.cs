using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels.Attention;

public sealed class SinusoidsTests
{
    private const int Columns = 23, First = 16;

    [Fact]
    public void Positions_get_sines_and_cosines_whatever_came_before()
    {
        Sinusoids forwards = new(First, Columns), jumping = new(First, Columns);
        for (int position = 0; position < 1000; position++)
        {
            float[] wave = At(ref forwards, position);
            At(ref jumping, 999 - position * 7 % 1000);

            Assert.Equal(wave, At(ref jumping, position));
            for (int i = 0; i < wave.Length; i++)
                Assert.Equal(Expected(position, First + i), wave[i], tolerance: 1e-7);
        }
    }

    private static float[] At(ref Sinusoids sinusoids, int position)
    {
        float[] zeros = new float[Columns - First], wave = new float[Columns - First];
        sinusoids.MoveTo(position);
        sinusoids.Add(wave.Length, in zeros[0], ref wave[0]);
        return wave;
    }

    private static double Expected(int position, int column)
    {
        double angle = position * Math.Pow(10000, -(double)(column - column % 2) / Columns);
        return column % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }
}
