namespace StaticNet.Golden.Tests.Compilation;

/// <summary>Any network, behind a type that a test can name.</summary>
internal abstract class NetworkRunner
{
    /// <summary>The network itself.</summary>
    public abstract object Instance { get; }

    /// <summary>The number of input values of one sample.</summary>
    public abstract int InputSize { get; }

    /// <summary>The number of output values of one sample.</summary>
    public abstract int OutputSize { get; }

    /// <summary>Its layers and where their parameters lie.</summary>
    public abstract NetworkDefinition Definition { get; }

    /// <summary>The parameter block.</summary>
    public abstract Span<float> Parameters { get; }

    /// <summary>The block of buffers.</summary>
    public abstract Span<float> Buffers { get; }

    /// <summary>The network for inference that it makes of itself, where it normalises over batches.</summary>
    public abstract NetworkRunner Freeze();

    /// <summary>See <see cref="INetwork{TSelf}.Predict(ReadOnlySpan{float}, Span{float})"/>.</summary>
    public abstract void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>See <see cref="INetwork{TSelf}.Predict(ReadOnlySpan{float}, Span{float}, int)"/>.</summary>
    public abstract void Predict(ReadOnlySpan<float> input, Span<float> output, int threads);

    /// <summary>See <see cref="INetwork{TSelf}.Forward"/>.</summary>
    public abstract ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, Workspace workspace, bool training);

    /// <summary>See <see cref="INetwork{TSelf}.Backward"/>.</summary>
    public abstract void Backward(
        ReadOnlySpan<float> dOutput,
        Workspace workspace,
        Span<float> gradients,
        Span<float> dInput,
        bool accumulate = false);

    /// <summary>Computes the declared loss.</summary>
    public abstract float Loss(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> output = default);

    /// <summary>Computes the declared loss and the gradients of all parameters.</summary>
    public abstract float LossAndGradients(
        ReadOnlySpan<float> input, Targets targets, Workspace workspace, Span<float> gradients);

    /// <summary>Computes the weighted sum of all losses.</summary>
    public abstract float Loss(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> output = default);

    /// <summary>Computes the weighted sum of all losses and the gradients of all parameters.</summary>
    public abstract float LossAndGradients(
        ReadOnlySpan<float> input, in TargetBlocks targets, Workspace workspace, Span<float> gradients);

    /// <summary>The outputs of <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>, in a new array.</summary>
    /// <param name="input">Any whole number of samples.</param>
    public float[] Predict(ReadOnlySpan<float> input)
    {
        float[] output = new float[input.Length / InputSize * OutputSize];
        Predict(input, output);
        return output;
    }

    /// <summary>A block for gradients, full of what must be overwritten.</summary>
    public float[] NewGradients()
    {
        float[] gradients = new float[Parameters.Length];
        Array.Fill(gradients, float.NaN);
        return gradients;
    }

    /// <summary>Sets a parameter.</summary>
    /// <param name="name">Its name, such as <c>dense1.weight</c>.</param>
    /// <param name="values">Its values in PyTorch's order.</param>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        TensorLayout layout = LayoutOf(name);
        Assert.Equal(layout.Count, values.Length);
        layout.Scatter(values, Parameters);
    }

    /// <summary>Sets a buffer.</summary>
    /// <param name="name">Its name, such as <c>batchNorm1.running_mean</c>.</param>
    /// <param name="values">Its values in PyTorch's order.</param>
    public void SetBuffer(string name, ReadOnlySpan<float> values)
    {
        TensorLayout layout = Definition.Buffers.Single(tensor => tensor.Name == name);
        Assert.Equal(layout.Count, values.Length);
        layout.Scatter(values, Buffers);
    }

    /// <summary>Takes a buffer, in PyTorch's order.</summary>
    /// <param name="name">Its name, such as <c>batchNorm1.running_mean</c>.</param>
    public float[] GetBuffer(string name)
    {
        TensorLayout layout = Definition.Buffers.Single(tensor => tensor.Name == name);
        float[] values = new float[layout.Count];
        layout.Gather(Buffers, values);
        return values;
    }

    /// <summary>Takes a parameter or its gradient out of a block, in PyTorch's order.</summary>
    /// <param name="name">Its name, such as <c>dense1.weight</c>.</param>
    /// <param name="block">The block.</param>
    public float[] Get(string name, ReadOnlySpan<float> block)
    {
        TensorLayout layout = LayoutOf(name);
        float[] values = new float[layout.Count];
        layout.Gather(block, values);
        return values;
    }

    private TensorLayout LayoutOf(string name)
        => Definition.Tensors.SingleOrDefault(tensor => tensor.Name == name)
        ?? throw new KeyNotFoundException(
            $"{Definition.Name} has no '{name}', but {string.Join(", ", Definition.Tensors.Select(t => t.Name))}.");
}
