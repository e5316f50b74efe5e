using StaticNet;
using StaticNetClassifier;

// Digits that StaticNet draws itself. For your own images: new Dataset(pixels, inputSize, labels),
// with pixels from 0 to 1, row by row, and labels from 0.
Dataset training = SyntheticDigits.Generate(count: 5_000, seed: 1);
Dataset test = SyntheticDigits.Generate(count: 1_000, seed: 2);

var network = new DigitClassifier(seed: 1);
Console.WriteLine(network.Summary());

var trainer = new Trainer<DigitClassifier>(network, new Adam(1e-3));
var options = new FitOptions
{
    Epochs = 3,
    BatchSize = 32,
    ValidationFraction = 0.1,
    Progress = new ConsoleProgress(),
};
trainer.Fit(training, options, ConsoleInterruption.Token);
Console.WriteLine($"test: {trainer.Evaluate(test)}");

network.Save("digits.safetensors");
float[] probabilities = DigitClassifier.FromFile("digits.safetensors").Predict(test.Input(0));
int digit = probabilities.IndexOf(probabilities.Max());
Console.WriteLine($"The first test image shows a {test.Labels[0]}; predicted: {digit} ({probabilities[digit]:P0}).");
