using StaticNet;
using TextGeneration.Models;

namespace TextGeneration.Commands;

/// <summary>Writes text with a trained network.</summary>
internal static class Generation
{
    /// <summary>Writes it, and ends the line.</summary>
    public static void Run(ITextWriter writer, GenerationPlan plan, CancellationToken interruption)
    {
        var output = new TextOutput();
        try
        {
            writer.Write(plan, output.Write, interruption);
        }
        catch (UnknownSymbolException exception)
        {
            throw new UsageException($"the prompt cannot be read: {exception.Message}");
        }
        finally
        {
            output.EndLine();
        }
    }
}
