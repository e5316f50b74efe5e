using System.Numerics.Tensors;
using System.Text.Json.Serialization;
using StaticNet;

namespace StaticNetWeb;

/// <summary>What a client sends: 784 gray values from 0 to 1, row by row.</summary>
public sealed record Picture(float[] Pixels);

/// <summary>What it gets.</summary>
public sealed record Prediction(int Digit, float Probability);

/// <summary>JSON without reflection, as NativeAOT needs it.</summary>
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(Prediction))]
public sealed partial class ServiceJson : JsonSerializerContext;

/// <summary>The network behind the service. Any number of requests may predict with it at once.</summary>
public sealed class DigitService(DigitClassifier network)
{
    private const string Weights = "digits.safetensors";

    /// <summary>Loads the weights; trains and saves them where there are none yet.</summary>
    public static DigitService Create()
    {
        var network = new DigitClassifier(seed: 1);
        if (File.Exists(Weights))
            network.Load(Weights);
        else
        {
            var trainer = new Trainer<DigitClassifier>(network, new Adam(1e-3));
            trainer.Fit(SyntheticDigits.Generate(count: 5_000, seed: 1), new FitOptions { Epochs = 3, BatchSize = 32 });
            network.Save(Weights);
        }
        return new DigitService(network);
    }

    /// <summary>Predicts; null where the picture has another size.</summary>
    public Prediction? Predict(Picture picture)
    {
        if (picture.Pixels is not { Length: DigitClassifier.InputSize })
            return null;
        Span<float> probabilities = stackalloc float[DigitClassifier.OutputSize];
        network.Predict(picture.Pixels, probabilities);
        int digit = TensorPrimitives.IndexOfMax<float>(probabilities);
        return new Prediction(digit, probabilities[digit]);
    }
}
