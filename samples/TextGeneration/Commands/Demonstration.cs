using TextGeneration.Models;

namespace TextGeneration.Commands;

/// <summary>What the program does without a verb: it learns from its own text, and writes.</summary>
internal static class Demonstration
{
    public static void Run(CancellationToken interruption)
    {
        var training = new TrainingPlan
        {
            Epochs = 30,
            Sequence = 32,
            Batch = 8,
            LearningRate = 0.003,
            Seed = 1,
            Threads = Environment.ProcessorCount,
        };
        Corpus corpus = Corpus.ReadOwn(TextModel.MostCharacters);
        TextModel model = TextModel.Select(corpus.Vocabulary, ModelKind.Lstm, embedding: 64, hidden: 128);
        ITextWriter writer = Training.Run(training, model, corpus, interruption);
        Console.WriteLine();
        var generation = new GenerationPlan { Prompt = "The keeper", Length = 500, Temperature = 0.6, Seed = 1 };
        Generation.Run(writer, generation, interruption);
    }
}
