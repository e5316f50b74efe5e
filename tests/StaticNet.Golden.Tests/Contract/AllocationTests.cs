using StaticNet.Golden.Tests.Compilation;
using StaticNet.Tests;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>What runs again and again allocates nothing.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_million_predictions_allocate_nothing()
    {
        NetworkRunner network = ContractNetworks.Create(nameof(ContractNetworks.Tiny));
        float[] input = [1, 2, 3, 4], output = new float[3];
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 1_000_000; i++)
                network.Predict(input, output);
        }));
    }

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Prediction_and_training_step_allocate_nothing(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        float[] input = ContractNetworks.RandomInput(network, 33), output = new float[33 * network.OutputSize];
        int[] classes = ContractNetworks.SomeClasses(network, 33);
        float[] gradients = network.NewGradients();
        var workspace = new Workspace(33);
        var optimizer = new Adam(0.001);
        // The first of the runs makes room in the workspace.
        Assert.Equal(0, Allocation.Of(() =>
        {
            network.Predict(input, output);
            network.LossAndGradients(input, classes, workspace, gradients);
            float scale = GradientClipping.NormFactor(GradientClipping.Norm(gradients), 1);
            optimizer.Step(network.Parameters, gradients, scale);
            network.Loss(input, classes, workspace, output);
        }));
    }
}
