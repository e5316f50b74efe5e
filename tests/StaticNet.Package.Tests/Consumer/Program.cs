using System.Diagnostics;
using System.Runtime.Intrinsics;
using Consumer;
using StaticNet;

if (args is ["time"])
{
    Console.WriteLine(TrainingStep.Microseconds());
    return;
}

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
Xor network = new(seed: 1);
var trainer = new Trainer<Xor>(network, new Adam(0.05));
trainer.Fit(new Dataset(inputs, 2, [0f, 1f, 1f, 0f], 1), new FitOptions { Epochs = 300, BatchSize = 4 });
network.Save("xor.safetensors");

float[] outputs = Xor.FromFile("xor.safetensors").Predict(inputs);
Console.WriteLine(string.Join(' ', outputs.Select(output => output > 0.5f ? 1 : 0)));
Console.WriteLine($"256 bits: {Vector256.IsHardwareAccelerated}");

namespace Consumer
{
    [Network]
    [Input(2)]
    [Dense(8), Tanh]
    [Dense(1), Sigmoid]
    [BinaryCrossEntropyLoss]
    internal sealed partial class Xor;

    [Network]
    [Input(28, 28)]
    [Flatten]
    [Dense(128), Relu]
    [Dense(10), Softmax]
    [CrossEntropyLoss]
    internal sealed partial class Digits;

    internal static class TrainingStep
    {
        private const int Batch = 32;

        /// <summary>The time of a whole training step on one thread: the best of many short measurements.</summary>
        public static double Microseconds()
        {
            Digits network = new(seed: 1);
            Adam optimizer = new(0.001);
            Workspace workspace = new(Batch) { Threads = 1 };
            float[] inputs = new float[Batch * Digits.InputSize];
            int[] labels = new int[Batch];
            Random random = new(1);
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = random.NextSingle();
            for (int i = 0; i < labels.Length; i++)
                labels[i] = random.Next(10);
            float[] gradients = new float[network.Parameters.Length];

            double best = double.PositiveInfinity;
            for (int round = 0; round < 60; round++)
            {
                long start = Stopwatch.GetTimestamp();
                for (int step = 0; step < 50; step++)
                {
                    network.LossAndGradients(inputs, labels, workspace, gradients);
                    optimizer.Step(network.Parameters, gradients);
                }
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / 50);
            }
            return best;
        }
    }
}
