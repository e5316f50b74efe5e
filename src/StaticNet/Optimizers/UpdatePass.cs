using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Optimizers;

/// <summary>
/// One pass over parameters, gradients and state that reads and writes each float once: what bounds an optimizer is
/// memory. Large blocks are cut into chunks; every element is computed by itself, so the bits are the
/// same for any number of threads.
/// </summary>
internal static class UpdatePass
{
    /// <summary>Updates a block.</summary>
    /// <param name="rule">The rule with its coefficients.</param>
    /// <param name="block">The parameters and gradients.</param>
    /// <param name="state0">The first state block of all parameters; empty where the rule has none.</param>
    /// <param name="state1">The second state block.</param>
    /// <param name="state2">The third state block.</param>
    public static void Run<TRule>(
        TRule rule,
        UpdateBlock block,
        Span<float> state0 = default,
        Span<float> state1 = default,
        Span<float> state2 = default)
        where TRule : struct, IUpdateRule
    {
        var job = new Job<TRule>
        {
            Rule = rule,
            Scale = block.GradientScale,
            Length = block.Parameters.Length,
            Parameters = ref MemoryMarshal.GetReference(block.Parameters),
            Gradients = ref MemoryMarshal.GetReference(block.Gradients),
            State0 = ref StateOf(block, state0),
            State1 = ref StateOf(block, state1),
            State2 = ref StateOf(block, state2),
        };
        WorkerTeam.Run(ref job, 0, Chunks.Count(block.Parameters.Length), block.Threads);
    }

    private static ref float StateOf(UpdateBlock block, Span<float> state) => ref MemoryMarshal.GetReference(
        state.IsEmpty ? state : state.Slice(block.Start, block.Parameters.Length));

    private ref struct Job<TRule> : IParallelJob
        where TRule : struct, IUpdateRule
    {
        public TRule Rule;
        public float Scale;
        public int Length;
        public ref float Parameters;
        public ref readonly float Gradients;
        public ref float State0;
        public ref float State1;
        public ref float State2;

        public void Run(int phase, int first, int end)
        {
            nuint start = (nuint)first * Chunks.Length;
            nuint stop = Math.Min((nuint)end * Chunks.Length, (nuint)Length);
            if (Simd512.IsSupported)
                Run<Simd512>(start, stop);
            else if (Simd256.IsSupported)
                Run<Simd256>(start, stop);
            else if (Simd128.IsSupported)
                Run<Simd128>(start, stop);
            else
                Run<SimdScalar>(start, stop);
        }

        // Compiled at once and by itself: in the first tier a step takes thirty times as long, and so it does where a
        // caller takes the loop in and has no inlining left for what is in it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private void Run<TSimd>(nuint start, nuint stop)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            // A copy of the rule on the stack: no store through a reference can change it, so it stays in registers.
            TRule rule = Rule;
            nuint i = start;
            for (; i + (nuint)TSimd.Count <= stop; i += (nuint)TSimd.Count)
                Update<TSimd>(in rule, i);
            for (; i < stop; i++)
                Update<SimdScalar>(in rule, i);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Update<TSimd>(in TRule rule, nuint i)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd parameter = TSimd.Load(ref Parameters, i);
            TSimd gradient = TSimd.Load(in Gradients, i) * TSimd.Broadcast(Scale);
            TSimd state0 = TRule.States > 0 ? TSimd.Load(ref State0, i) : TSimd.Zero;
            TSimd state1 = TRule.States > 1 ? TSimd.Load(ref State1, i) : TSimd.Zero;
            TSimd state2 = TRule.States > 2 ? TSimd.Load(ref State2, i) : TSimd.Zero;
            rule.Apply(ref parameter, gradient, ref state0, ref state1, ref state2);
            TSimd.Store(parameter, ref Parameters, i);
            if (TRule.States > 0)
                TSimd.Store(state0, ref State0, i);
            if (TRule.States > 1)
                TSimd.Store(state1, ref State1, i);
            if (TRule.States > 2)
                TSimd.Store(state2, ref State2, i);
        }
    }
}
