namespace StaticNet.Tests.Belief;

/// <summary>One machine of few units.</summary>
[DeepBeliefNetwork]
[Input(12)]
[Rbm(8)]
public sealed partial class OneMachine;

/// <summary>A stack with a head.</summary>
[DeepBeliefNetwork]
[Input(12)]
[Rbm(10)]
[Rbm(6)]
[Dense(2), Softmax]
[CrossEntropyLoss]
public sealed partial class StackWithHead;

/// <summary>A stack whose top machine models labels, with weights of their own for generating.</summary>
[DeepBeliefNetwork(Untied = true)]
[Input(12)]
[Rbm(10)]
[Rbm(16, Labels = 2)]
public sealed partial class JointStack;

/// <summary>Gaussian inputs, rectified and Gaussian hidden units.</summary>
[DeepBeliefNetwork]
[Input(5)]
[Rbm(9, Visible = VisibleUnits.Gaussian, Hidden = HiddenUnits.Relu)]
[Rbm(2, Hidden = HiddenUnits.Gaussian)]
public sealed partial class OtherUnits;

/// <summary>
/// Data for them: twelve units of which the first or the second half is mostly on, which is the label.
/// </summary>
internal static class Halves
{
    public static Dataset Data(int count, ulong seed = 1)
    {
        SeededRandom random = new(seed);
        float[] inputs = new float[12 * count];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            labels[sample] = random.NextIndex(2);
            for (int i = 0; i < 12; i++)
            {
                bool isOn = i / 6 == labels[sample];
                inputs[sample * 12 + i] = random.NextSingle() < (isOn ? 0.9f : 0.1f) ? 1 : 0;
            }
        }
        return new Dataset(inputs, 12, labels);
    }
}
