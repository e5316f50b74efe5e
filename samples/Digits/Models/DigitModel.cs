using StaticNet;

namespace Digits.Models;

/// <summary>A network that <c>--model</c> selects. What is generic over networks is behind it.</summary>
/// <param name="name">What the user calls it.</param>
/// <param name="epochs">How many times it goes through the digits unless the user says otherwise.</param>
/// <param name="batch">How many digits make one of its updates unless the user says otherwise.</param>
internal abstract class DigitModel(string name, int epochs, int batch)
{
    /// <summary>Every model. A new one is one line here.</summary>
    public static IReadOnlyList<DigitModel> All { get; } =
    [
        new DigitModel<DigitMlp>("mlp", epochs: 5, batch: 32),
        new DigitModel<DigitCnn>("cnn", epochs: 3, batch: 128),
    ];

    /// <summary>What the user calls it.</summary>
    public string Name { get; } = name;

    /// <summary>How many times it goes through the digits unless the user says otherwise.</summary>
    public int Epochs { get; } = epochs;

    /// <summary>How many digits make one of its updates unless the user says otherwise.</summary>
    public int Batch { get; } = batch;

    /// <summary>Its name, which is what help shows as the default.</summary>
    public override string ToString() => Name;

    /// <summary>What the compiler knows of it.</summary>
    public abstract NetworkDefinition Definition { get; }

    /// <summary>The number of its parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Trains it, saves it where that is asked for, and evaluates it on the test digits.</summary>
    public abstract Evaluation Train(
        TrainingPlan plan, DigitData data, FitOptions options, CancellationToken cancellation);

    /// <summary>Loads its weights and evaluates it.</summary>
    public abstract Evaluation Evaluate(string weights, Dataset test, int threads, CancellationToken cancellation);

    /// <summary>Loads its weights and recognises one digit.</summary>
    /// <returns>The probability of each class.</returns>
    public abstract float[] Predict(string weights, ReadOnlySpan<float> image);

    /// <summary>Loads its weights and looks at what its layers make of one digit.</summary>
    public abstract Insight LookInside(string weights, ReadOnlySpan<float> image);
}
