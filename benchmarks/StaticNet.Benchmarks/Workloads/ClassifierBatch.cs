namespace StaticNet.Benchmarks.Workloads;

/// <summary>A batch of random samples with random classes.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="InputSize">The number of input values of one sample.</param>
/// <param name="Input">[samples x inputSize], in [0, 1) as pictures are.</param>
/// <param name="Targets">[samples] class indices.</param>
/// <param name="Classes">The number of classes.</param>
internal sealed record ClassifierBatch(int Samples, int InputSize, float[] Input, int[] Targets, int Classes)
{
    /// <summary>Creates a batch, the same in every run.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="inputSize">The number of input values of one sample.</param>
    /// <param name="classes">The number of classes.</param>
    public static ClassifierBatch Create(int samples, int inputSize, int classes)
    {
        Random random = new(2);
        float[] input = RandomData.Uniform(random, samples * inputSize, 0, 1);
        return new ClassifierBatch(samples, inputSize, input, RandomData.Classes(random, samples, classes), classes);
    }
}
