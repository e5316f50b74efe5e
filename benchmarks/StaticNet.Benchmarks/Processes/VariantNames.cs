namespace StaticNet.Benchmarks.Processes;

/// <summary>What this library's variants are called.</summary>
internal static class VariantNames
{
    /// <summary>The just-in-time compiler, with all instructions that the processor has.</summary>
    public const string Jit = "jit";

    /// <summary>A native binary with all instructions of this processor.</summary>
    public const string Aot = "aot-native";

    /// <summary>The just-in-time compiler without AVX-512.</summary>
    public const string NarrowJit = "jit-avx2";

    /// <summary>A native binary for x86-64-v3, as users publish it: AVX2.</summary>
    public const string NarrowAot = "aot-v3";
}
