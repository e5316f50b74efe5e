using Microsoft.ML.OnnxRuntime;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime in its best case.</summary>
internal static class OnnxRuntimeOptions
{
    /// <summary>Loads a model with all graph optimisations.</summary>
    /// <param name="model">The model's bytes.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public static InferenceSession Load(byte[] model, int threads)
    {
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
        };
        return new InferenceSession(model, options);
    }

    /// <summary>Memory that does not move.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="length">How many.</param>
    public static T[] Pinned<T>(int length) => GC.AllocateArray<T>(length, pinned: true);
}
