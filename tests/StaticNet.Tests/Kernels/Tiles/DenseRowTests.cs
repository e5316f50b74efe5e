using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// Dense layers of few outputs, row by row, at every vector width: the formula, and nothing written beside it.
/// </summary>
public class DenseRowTests
{
    [Fact]
    public void Is_the_formula() => EveryWidth.Run(new DenseTest());

    private readonly struct DenseTest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(7);
            for (int outputs = 1; outputs <= 16; outputs++)
            {
                foreach (int inputs in new[] { 1, 3, 4, 9, 40 })
                {
                    float[] weight = [.. Enumerable.Range(0, inputs * 16).Select(_ => random.NextSingle() * 2 - 1)];
                    Matrix bias = new(random, 1, 16), input = new(random, 3, inputs);
                    Run<TSimd>(weight, bias, input, outputs, hasBias: true);
                    Run<TSimd>(weight, bias, input, outputs, hasBias: false);
                }
            }
        }

        private static void Run<TSimd>(float[] weight, Matrix bias, Matrix input, int outputs, bool hasBias)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] output = new float[input.Rows * outputs + 16];
            DenseRow<TSimd>.Run(
                input.Rows, input.Columns, outputs, ref input.Reference, (int)input.Stride,
                ref weight[0], ref hasBias ? ref bias.Reference : ref Unsafe.NullRef<float>(), ref output[0],
                default(Relu));
            for (int index = 0; index < output.Length; index++)
            {
                (int row, int column) = Math.DivRem(index, outputs);
                double sum = row < input.Rows
                    ? Matrix.Dot(input.Columns, k => (double)input[row, k] * weight[k * 16 + column])
                    : 0;
                double want = row < input.Rows ? Math.Max(0, sum + (hasBias ? bias[0, column] : 0)) : 0;
                Assert.Equal(want, output[index], 1e-5);
            }
        }
    }
}
