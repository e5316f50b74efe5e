using System.CommandLine;
using DeepBelief.Models;
using StaticNet;

namespace DeepBelief.Commands;

/// <summary>Makes the options that only this program has.</summary>
internal static class BeliefOptions
{
    /// <summary>A network of some kind, the first of which is the default.</summary>
    public static Option<BeliefModel> Model<TKind>()
    {
        BeliefModel[] models = [.. BeliefModel.All.Where(model => model is TKind)];
        string names = string.Join(", ", models.Select(model => model.Name));
        return new Option<BeliefModel>("--model")
        {
            Description = $"the network: {names}",
            HelpName = "name",
            DefaultValueFactory = _ => models[0],
            CustomParser = result =>
            {
                string name = CommonOptions.Text(result);
                BeliefModel? model = models.FirstOrDefault(model => model.Name == name);
                if (model is null)
                    result.AddError($"--model {name} is not one of: {names}.");
                return model!;
            },
        };
    }

    /// <summary>Where samples of the model come from; nothing for what suits each machine.</summary>
    public static Option<ChainKind?> Chains()
    {
        Dictionary<string, ChainKind> kinds =
            Enum.GetValues<ChainKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());
        string names = string.Join(", ", kinds.Keys);
        return new Option<ChainKind?>("--chains")
        {
            Description = $"where chains start, {names}: at the images; where the last update left them, as machines "
                + "with labels do without this option; the same at several temperatures",
            HelpName = string.Join("|", kinds.Keys),
            CustomParser = result =>
            {
                string name = CommonOptions.Text(result);
                if (kinds.TryGetValue(name, out ChainKind kind))
                    return kind;
                result.AddError($"--chains {name} is not one of: {names}.");
                return null;
            },
        };
    }

    public static Option<string> Weights() => CommonOptions.RequiredFile(
        "--weights", "the weight file, as pretrain --save or finetune --save wrote it");

    public static Option<string> Plot(string otherwise) => new("--plot")
    {
        Description = "the picture to write (PNG)",
        HelpName = "file",
        DefaultValueFactory = _ => otherwise,
        CustomParser = CommonOptions.Text,
    };

    /// <summary>Checks, before the work, what would fail after it.</summary>
    public static void CheckFiles(bool resume, string? save, string? checkpoint)
    {
        OutputFile.RequireCheckpoint(resume, checkpoint);
        OutputFile.RequireDifferent(("--save", save), ("--checkpoint", checkpoint));
        OutputFile.RequireWritable(save);
        OutputFile.RequireWritable(checkpoint);
    }
}
