using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Planning;

/// <summary>
/// What inference runs, and where the values between its steps lie in scratch memory: blocks of samples run one after
/// another on one thread, so memory of any length is shared.
/// </summary>
internal sealed class InferencePlan
{
    // A block's intermediate values take at most half of a common L2 cache.
    private const int MostScratchFloats = 64 * 1024;

    // The rows of a tile where there are many registers.
    private const int Tile = 8;

    // Whole tiles of 6 and of 8 rows.
    private const int Tiles = 48;

    // So many times those: more samples do not make a product faster.
    private const int MostTiles = 8;

    private readonly NetworkProgram _program;

    public InferencePlan(NetworkProgram program)
    {
        _program = program;
        Steps = [.. program.Steps.Where(static step => step.Layer is not IOnlyInTraining)];
        Pooled = FindPooled();
        HashSet<Step> poolings = [.. Pooled.Values];
        Calls = [.. Steps.Where(step => !poolings.Contains(step))];
        ScratchFloats = PlaceScratch();
    }

    /// <summary>The steps of inference.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>
    /// Steps whose results are pooled before they are written, since nothing else reads them, and by what.
    /// </summary>
    public IReadOnlyDictionary<Step, Step> Pooled { get; }

    /// <summary>The steps that are called.</summary>
    public IReadOnlyList<Step> Calls { get; }

    /// <summary>The offset of each value in scratch memory, in floats for each sample of a block.</summary>
    public Dictionary<Value, int> Scratch { get; } = [];

    /// <summary>The floats of scratch memory for each sample of a block.</summary>
    public int ScratchFloats { get; }

    /// <summary>The samples of a block, which go through a layer together before the next.</summary>
    public int BlockRows
    {
        get
        {
            int floats = Math.Max(ScratchFloats, 1);
            bool hasImages = _program.Steps.Any(static step => step.Output.Positions > 1);
            if (hasImages && floats > MostScratchFloats / Tiles)
                return Images(floats);
            // Offsets in scratch memory are ints, which a block of the largest samples must not overflow either.
            int most = Math.Max((int)(Layers.Sizes.Most / floats), 1);
            return Math.Min(Samples(floats), most);
        }
    }

    // Every block reads the weights of dense layers: as long as these are more than a block's values, more samples save
    // more than they cost, and let large weights be packed.
    private int Samples(int floats)
    {
        long tiles = Math.Max(MostScratchFloats, DenseFloats()) / floats / Tiles;
        return (int)Math.Min(Math.Max(tiles, 1), MostTiles) * Tiles;
    }

    // Even a few images fill the cache, so each would go through all layers by itself, if it were not for the dense
    // layers. Two tiles are enough: then a dense layer is bound by its products.
    private int Images(int floats)
    {
        int samples = Math.Max(
            Math.Max(MostScratchFloats / floats, (int)Math.Min(DenseFloats() / floats, 2 * Tile)), 1);
        return samples > Tile ? samples - samples % Tile : samples;
    }

    private long DenseFloats() => Steps.Where(static step => step.Output.Positions == 1)
        .Sum(static step => step.Parameters.Sum(static slot => (long)slot.Tensor.Rows * slot.Tensor.Stride));

    /// <summary>The values that inference reads for a step.</summary>
    public static IReadOnlyList<Value> Reads(Step step) => [.. step.Inputs.Select(NetworkProgram.InInference)];

    /// <summary>Whether inference copies a value to the caller in the end.</summary>
    public static bool IsOutput(NetworkProgram program, Value value) =>
        program.Outputs.Any(output => NetworkProgram.InInference(output.Value) == value);

    private Dictionary<Step, Step> FindPooled()
    {
        Dictionary<Step, Step> pooled = [];
        foreach (Step pooling in Steps.Where(static step => !step.HasTime))
        {
            Value value = NetworkProgram.InInference(pooling.Input);
            Step? source = Steps.FirstOrDefault(step => step.Output == value);
            if (source?.Layer is IFusesPooling layer && layer.FusesPooling(source, pooling)
                && Steps.Count(step => Reads(step).Contains(value)) == 1 && !IsOutput(_program, value))
                pooled[source] = pooling;
        }
        return pooled;
    }

    private int PlaceScratch()
    {
        InferenceMemory memory = new(_program);
        foreach (Step step in Calls)
        {
            memory.Run(step);
            Value written = Pooled.TryGetValue(step, out Step? pooling) ? pooling.Output : step.Output;
            if (written.Place == ValuePlace.Buffer)
                memory.Write(written, written.Stride);
        }
        return memory.Place(Scratch);
    }
}
