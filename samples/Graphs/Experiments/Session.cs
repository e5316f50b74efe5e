using System.CommandLine;

namespace Graphs.Experiments;

/// <summary>What an experiment works with.</summary>
/// <param name="Plan">What the user asked for.</param>
/// <param name="Data">The images.</param>
/// <param name="Parsed">The options of the verb that no other has.</param>
/// <param name="Interruption">Is cancelled by Ctrl-C.</param>
internal sealed record Session(TrainingPlan Plan, ImageData Data, ParseResult Parsed, CancellationToken Interruption);
