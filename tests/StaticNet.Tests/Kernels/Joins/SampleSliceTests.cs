using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Joins;

/// <summary>Parts of samples along any axis, in both directions and with gradients, against plain loops.</summary>
public class SampleSliceTests
{
    [Fact]
    public void Parts_are_taken_and_put_along_every_axis() => EveryWidth.Run(new Comparison());

    private readonly struct Comparison : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(21);
            for (int i = 0; i < 300; i++)
            {
                int[] sizes =
                    [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(1, 5)), random.Next(1, 70)];
                int axis = random.Next(sizes.Length);
                int start = random.Next(sizes[axis]);
                Check<TSimd>(random, random.Next(4), sizes, axis, start, random.Next(1, sizes[axis] - start + 1));
            }
        }

        private static void Check<TSimd>(Random random, int samples, int[] sizes, int axis, int start, int size)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int[] partSizes = [.. sizes];
            partSizes[axis] = size;
            SampleBlock whole = new(random, samples, sizes, random.Next(2) == 0);
            SampleBlock part = new(random, samples, partSizes, random.Next(2) == 0);
            SampleSlice slice = new(whole.Axes, axis, start, size);
            string what = $"{size} from {start} on along axis {axis} of {whole.Text}, to {part.Text}";
            bool accumulate = random.Next(2) == 0;
            int[] InWhole(int[] place) => [.. place.Select((index, i) => i == axis + 1 ? index + start : index)];

            Wanted wanted = new(part, accumulate);
            foreach (int[] place in part.Places)
                wanted[place] += whole[InWhole(place)];
            slice.Take<TSimd>(samples, in whole.Reference, whole.Step, ref part.Reference, part.Step, accumulate);
            wanted.AssertEqual($"taken: {what}");

            wanted = new(whole, accumulate: true);
            foreach (int[] place in part.Places)
                wanted[InWhole(place)] = part[place];
            slice.Put<TSimd>(samples, in part.Reference, part.Step, ref whole.Reference, whole.Step);
            wanted.AssertEqual($"put: {what}");

            wanted = new(whole, accumulate);
            foreach (int[] place in part.Places)
                wanted[InWhole(place)] += part[place];
            slice.PutGradient<TSimd>(
                samples, in part.Reference, part.Step, ref whole.Reference, whole.Step, accumulate);
            wanted.AssertEqual($"gradient put: {what}");
        }
    }
}
