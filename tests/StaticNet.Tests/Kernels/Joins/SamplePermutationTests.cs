using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Joins;

/// <summary>Every order of axes, forward and backward, against plain loops.</summary>
public class SamplePermutationTests
{
    private static readonly int[][] s_orders =
        [.. Enumerable.Range(1, 5).SelectMany(rank => Orders([.. Enumerable.Range(0, rank)]))];

    [Fact]
    public void Axes_come_in_every_order() => EveryWidth.Run(new Comparison());

    private static IEnumerable<int[]> Orders(int[] axes) => axes.Length == 0
        ? [[]]
        : axes.SelectMany(first => Orders([.. axes.Where(axis => axis != first)]), (first, rest) =>
            (int[])[first, .. rest]);

    private readonly struct Comparison : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(23);
            foreach (int[] order in s_orders)
            {
                for (int i = 0; i < (order.Length < 4 ? 12 : 2); i++)
                {
                    int most = order.Length < 4 ? 40 : 7;
                    int[] sizes = [.. order.Select(_ => random.Next(4) == 0 ? 1 : random.Next(1, most))];
                    Check<TSimd>(random, random.Next(4), sizes, order);
                }
            }
        }

        private static void Check<TSimd>(Random random, int samples, int[] sizes, int[] order)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int[] permuted = [.. order.Select(axis => sizes[axis])];
            SampleBlock x = new(random, samples, sizes, random.Next(2) == 0);
            SampleBlock y = new(random, samples, permuted, random.Next(2) == 0);
            SamplePermutation permutation = Permutation(x.Axes, order);
            string what = $"{x.Text} as {string.Join(", ", order)}, to {y.Text}";
            int[] InOutput(int[] place) => [place[0], .. order.Select(axis => place[axis + 1])];

            Wanted wanted = new(y, accumulate: false);
            foreach (int[] place in x.Places)
                wanted[InOutput(place)] = x[place];
            permutation.Forward<TSimd>(samples, in x.Reference, x.Step, ref y.Reference, y.Step);
            wanted.AssertEqual(what);

            bool accumulate = random.Next(2) == 0;
            SampleBlock dY = new(random, samples, permuted, random.Next(2) == 0);
            SampleBlock dX = new(random, samples, sizes, random.Next(2) == 0);
            wanted = new(dX, accumulate);
            foreach (int[] place in x.Places)
                wanted[place] += dY[InOutput(place)];
            permutation.Backward<TSimd>(
                samples, in dY.Reference, dY.Step, ref dX.Reference, dX.Step, accumulate);
            wanted.AssertEqual($"gradient of {what}");
        }

        private static SamplePermutation Permutation(SampleAxes axes, int[] order) => order.Length switch
        {
            1 => new(axes, order[0]),
            2 => new(axes, order[0], order[1]),
            3 => new(axes, order[0], order[1], order[2]),
            4 => new(axes, order[0], order[1], order[2], order[3]),
            _ => new(axes, order[0], order[1], order[2], order[3], order[4]),
        };
    }
}
