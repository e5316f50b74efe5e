namespace StaticNet.Tests.Networks.Definition;

public class TensorLayoutTests
{
    [Fact]
    public void Vectors_lie_one_element_after_the_other()
    {
        TensorLayout bias = TensorLayout.Vector("dense1.bias", 3, 32, Initializer.Zeros, fanIn: 5, fanOut: 3);
        Assert.Equal([3], bias.Shape);
        Assert.Equal([new TensorAxis(3, 1)], bias.Axes);
        Assert.Equal((32, 5, 3), (bias.Offset, bias.FanIn, bias.FanOut));
    }

    [Fact]
    public void Matrices_have_a_row_for_each_input()
    {
        TensorLayout weight = TensorLayout.Matrix("dense1.weight", 3, 5, 0, 16, Initializer.GlorotUniform);
        Assert.Equal([3, 5], weight.Shape);
        Assert.Equal([new TensorAxis(3, 1), new TensorAxis(5, 16)], weight.Axes);
        Assert.Equal((5, 3), (weight.FanIn, weight.FanOut));
    }

    [Fact]
    public void Any_order_of_axes_is_gathered_and_scattered_back()
    {
        // [channels, height, width] of a file in a block of [height, width, channels], padded.
        var layout = new TensorLayout(
            "w", [3, 20], 7, [new(3, 1), new(4, 5 * 16), new(5, 16)], Initializer.Zeros, 1, 1);
        float[] block = [.. Enumerable.Range(0, 7 + 4 * 5 * 16).Select(i => (float)i)];
        float[] values = new float[60];
        layout.Gather(block, values);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(7 + i / 20 + i % 20 / 5 * 80 + i % 5 * 16, values[i]);

        float[] back = new float[block.Length];
        layout.Scatter(values, back);
        for (int i = 0; i < back.Length; i++)
            Assert.Equal(i >= 7 && (i - 7) % 16 < 3 ? i : 0, back[i]);
    }

    [Fact]
    public void Scalars_and_empty_tensors_are_tensors()
    {
        var scalar = new TensorLayout("s", [], 2, [], Initializer.Zeros, 1, 1);
        float[] value = new float[1];
        scalar.Gather([1, 2, 3], value);
        Assert.Equal(3, value[0]);
        new TensorLayout("e", [0, 4], 0, [new(0, 4), new(4, 1)], Initializer.Zeros, 1, 1).Gather([], []);
    }

    [Fact]
    public void Short_spans_are_refused_before_anything_is_written()
    {
        var layout = new TensorLayout("w", [2, 2], 1, [new(2, 4), new(2, 1)], Initializer.Zeros, 1, 1);
        Assert.Throws<ArgumentException>(() => layout.Gather(new float[7], new float[3]));
        Assert.Throws<ArgumentException>(() => layout.Scatter(new float[4], new float[6]));
        layout.Scatter(new float[4], new float[7]);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var layout = new TensorLayout("w", [64, 100], 0, [new(64, 1), new(100, 64)], Initializer.Zeros, 1, 1);
        float[] block = new float[6400];
        float[] values = new float[6400];
        Assert.Equal(0, Allocation.Of(() =>
        {
            layout.Gather(block, values);
            layout.Scatter(values, block);
        }));
    }
}
