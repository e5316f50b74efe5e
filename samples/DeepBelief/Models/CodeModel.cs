using StaticNet;

namespace DeepBelief.Models;

/// <summary>A network whose top is a code, and the autoencoder that it unrolls to.</summary>
/// <typeparam name="TNetwork">Its class.</typeparam>
/// <typeparam name="TAutoencoder">The class of the autoencoder.</typeparam>
internal sealed class CodeModel<TNetwork, TAutoencoder>(string name, Func<TNetwork, TAutoencoder> unroll)
    : BeliefModel<TNetwork>(name), IFineTuned, ICoder
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    where TAutoencoder : class, ITrainableNetwork<TAutoencoder>
{
    private const int Block = 1_000;
    private const string FirstWeight = "encoder1.weight";

    public Measure[] Measures { get; } = [Measure.Loss, Measure.TestLoss with { IsHighlighted = true }];

    private string CodeLayer => $"encoder{Machines.Length}";

    public NetworkDefinition DefinitionOf(bool isPlain) => TAutoencoder.Definition;

    public Evaluation FineTune(
        FineTunePlan plan, ImageData data, FitOptions options, CancellationToken cancellation)
        => FineTuning.Run(
            plan.Weights is { } weights ? unroll(Load(weights)) : TAutoencoder.Create(plan.Training.Seed),
            plan.Training, ToReconstruct(data.Training), ToReconstruct(data.Test), options, cancellation);

    public float[] Codes(string weights, ReadOnlySpan<float> images)
    {
        TAutoencoder autoencoder =
            IsAutoencoder(weights) ? Weights.Load<TAutoencoder>(weights) : unroll(Load(weights));
        int size = TAutoencoder.InputSize, code = Machines[^1].Hidden;
        float[] codes = new float[images.Length / size * code];
        for (int first = 0; first < images.Length / size; first += Block)
        {
            int end = Math.Min(images.Length, (first + Block) * size);
            ReadOnlySpan<float> block = images[(first * size)..end];
            autoencoder.Activations(block)[CodeLayer].Values.CopyTo(codes.AsSpan(first * code));
        }
        return codes;
    }

    // The autoencoder goes through all machines.
    public override IReadOnlyList<Reconstruction> Reconstruct(string weights, ReadOnlySpan<float> images)
    {
        if (!IsAutoencoder(weights))
            return base.Reconstruct(weights, images);
        float[] output = new float[images.Length];
        Weights.Load<TAutoencoder>(weights).Predict(images, output);
        return [new Reconstruction("made", output)];
    }

    public override float[] ReceptiveFields(string weights)
        => IsAutoencoder(weights)
            ? Weights.Of(Weights.Load<TAutoencoder>(weights), FirstWeight)
            : base.ReceptiveFields(weights);

    private static bool IsAutoencoder(string weights)
    {
        if (!File.Exists(weights))
            return false;
        using SafetensorsReader reader = SafetensorsReader.Open(weights);
        return reader.TryGet(FirstWeight, out _);
    }

    // The target of each image is the image.
    private static Dataset ToReconstruct(Dataset images)
        => new(images.Inputs.ToArray(), images.InputSize, images.Inputs.ToArray(), images.InputSize);
}
