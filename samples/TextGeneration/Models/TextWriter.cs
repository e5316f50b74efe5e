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
        foreach (int token in prompt)
            network.Step([token], state, logits);
        for (int i = 0; i < plan.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int token = Choose(sampler, logits.AsSpan(0, vocabulary.Count));
            output(decoder.Decode(token));
            network.Step([token], state, logits);
        }
        output(decoder.Finish());
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
