using System.Numerics.Tensors;
using StaticNet;

namespace TextGeneration.Models;

/// <summary>Writes text with a network: each symbol is chosen from its outputs and is its next input.</summary>
internal sealed class TextWriter<TNetwork>(TNetwork network, Vocabulary vocabulary) : ITextWriter
    where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
{
    public void Write(GenerationPlan plan, Action<ReadOnlySpan<char>> output, CancellationToken cancellation)
    {
        int[] prompt = ReadPrompt(plan.Prompt);
        var sampler = new NextTokenSampler(vocabulary.Count, (ulong)plan.Seed)
        {
            Temperature = plan.Temperature,
            TopK = plan.TopK,
            TopP = plan.TopP,
        };
        RecurrentState state = TNetwork.CreateState(streams: 1);
        TokenDecoder decoder = vocabulary.CreateDecoder();
        float[] logits = new float[TNetwork.OutputSize];
        output(plan.Prompt);
        List<int> written = [];
        foreach (int token in prompt)
            Advance(written, token, state, logits);
        for (int i = 0; i < plan.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int token = Choose(sampler, logits.AsSpan(0, vocabulary.Count));
            output(decoder.Decode(token));
            Advance(written, token, state, logits);
        }
        output(decoder.Finish());
    }

    // The state keeps what it has read. A transformer's is full one day: then it reads the last half of its window
    // again.
    private void Advance(List<int> written, int token, RecurrentState state, float[] logits)
    {
        written.Add(token);
        if (state.StepsOf(0) == state.MaxTime)
        {
            state.Reset();
            int last = Math.Min(state.MaxTime / 2, written.Count - 1);
            foreach (int earlier in written[^(last + 1)..^1])
                network.Step([earlier], state, logits);
        }
        network.Step([token], state, logits);
    }

    private static int Choose(NextTokenSampler sampler, ReadOnlySpan<float> logits)
        => TensorPrimitives.IsFiniteAll(logits)
            ? sampler.Next(logits)
            : throw new UsageException("the weights are no good: what the network puts out is NaN or infinite.");

    // Without a prompt it begins as after the end of a line.
    private int[] ReadPrompt(string prompt)
    {
        if (prompt.Length > 0)
            return vocabulary.Encode(prompt);
        bool hasLines = vocabulary.Kind == VocabularyKind.Bytes || vocabulary.Characters.Contains('\n');
        return hasLines ? vocabulary.Encode("\n") : [0];
    }
}
