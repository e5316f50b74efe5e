// The whole way in one file: declare a network, train it, save it, load it, predict.
//
//   Xor               trains, saves xor.safetensors, loads it and predicts
//   Xor --weights F   only loads F and predicts
using StaticNet;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];
string file = args is ["--weights", string path] ? path : "xor.safetensors";

if (args is [])
{
    XorNetwork network = new(seed: 1);
    Adam optimizer = new(learningRate: 0.05);
    Workspace workspace = new(maxBatch: 4);
    float[] gradients = new float[network.Parameters.Length];
    for (int step = 1; step <= 200; step++)
    {
        float loss = network.LossAndGradients(inputs, targets, workspace, gradients);
        optimizer.Step(network.Parameters, gradients);
        if (step % 50 == 0)
            Console.WriteLine($"step {step}: loss {loss:0.0000}");
    }
    network.Save(file);
}

float[] outputs = XorNetwork.FromFile(file).Predict(inputs);
Console.WriteLine("a  b  a xor b");
for (int i = 0; i < outputs.Length; i++)
    Console.WriteLine($"{inputs[2 * i]}  {inputs[2 * i + 1]}  {outputs[i]:0.000}");

[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropyLoss]
internal sealed partial class XorNetwork;
