namespace TextGeneration.Models;

/// <summary>What the user asked to be written and how.</summary>
internal sealed record GenerationPlan
{
    /// <summary>What the text begins with.</summary>
    public required string Prompt { get; init; }

    /// <summary>How many symbols to add.</summary>
    public required int Length { get; init; }

    /// <summary>How bold the choices are; 0 for the most probable symbol each time.</summary>
    public required double Temperature { get; init; }

    /// <summary>Among how many symbols to choose; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>How probable the symbols to choose from are together; 1 for all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>The seed of the choices.</summary>
    public required long Seed { get; init; }
}
