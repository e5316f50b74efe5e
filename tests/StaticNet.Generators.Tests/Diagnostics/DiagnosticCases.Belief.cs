namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    // Uses everything that a user can know of a deep belief network with rbm1.
    private const string UseOfBelief = """


        public static class User
        {
            public static int Run(float[] input)
            {
                Net net = new(seed: 1);
                Net.FromFile("a").Save("b");
                var bias = net.Rbm1.VisibleBias;
                var again = new Net.Block.Rbm1Parameters(net.Parameters).HiddenBias;
                return net.Predict(input).Length + Rbms<Net>() + (int)bias.Lengths[0] + (int)again.Lengths[0];
            }

            private static int Rbms<T>() where T : class, IDeepBeliefNetwork<T> => T.Rbms.Length;
        }
        """;

    private static IEnumerable<(string Id, DiagnosticCase Case)> BeliefCases()
    {
        yield return ("SN0005", Whole(
            "[{|Input(4)|}]\n[Rbm(3)]\npublic partial class Net;",
            "Net has layers but no [DeepBeliefNetwork], so nothing is generated. Add one or remove the layers."));
        yield return ("SN0003", Whole(
            "[DeepBeliefNetwork]\n[Rbm(3)]\npublic partial class {|Net|};",
            "The network has no input, so no shape can be inferred. Put [Input(...)] before its first layer."));
        yield return ("SN0101", Belief(
            "[Input(2, 3)]\n[{|Rbm(3)|}]",
            "rbm1 needs a flat input, but input (line 2) produces 2x3. Insert [Flatten] (6 values)."));
        yield return ("SN0102", Belief(
            "[Input(4)]\n[{|Rbm(0)|}]",
            "rbm1 cannot be made: its number of units is 0. Sizes are positive whole numbers."));
        yield return ("SN0102", Belief(
            "[Input(4)]\n[{|Rbm(3, Groups = -1)|}]",
            "rbm1 cannot be made: its number of groups is -1. Sizes are positive whole numbers."));
        yield return ("SN0107", Belief(
            "[Input(4)]\n[{|Rbm(3, Labels = 1)|}]",
            "rbm1 cannot be made: its Labels is 1, but it must be at least 2."));
        yield return ("SN0106", Belief(
            "[Input(1)]\n[{|Rbm(10, Labels = 200000000)|}]",
            "rbm1 has 3400000064 parameters, more than one array holds. Make it smaller."));
        yield return ("SN0202", Belief(
            "[Input(4)]\n[Rbm(3)]\n[{|Dense(3, Name = \"rbm1Hidden\")|}]\n[MeanSquaredErrorLoss]",
            "The name 'rbm1Hidden' is taken by the hidden of rbm1 (line 3), and names become members. Choose another."));
        yield return ("SN0202", Belief(
            "[Input(4)]\n[Rbm(3)]\n[{|Dense(3, Name = \"rbm1Mean\")|}]\n[MeanSquaredErrorLoss]",
            "The name 'rbm1Mean' is taken by rbm1.mean (line 3), and names become members. Choose another."));
        yield return ("SN0302", Belief(
            "[Input(4)]\n[Rbm(3)]\n[{|CrossEntropyLoss|}]",
            "CrossEntropyLoss follows rbm1.mean (Sigmoid) (line 3), but it takes logits. Put [Softmax] there or remove the activation."));
        foreach ((string, DiagnosticCase) example in StackCases().Concat(UnitCases()))
            yield return example;
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> StackCases()
    {
        yield return ("SN0601", Whole(
            "[Network]\n[Input(4)]\n[{|Rbm(3)|}]\n[Rbm(2)]\npublic partial class Net;",
            "rbm1 is a restricted Boltzmann machine, but Net is no deep belief network. "
            + "Mark the class with [DeepBeliefNetwork] instead of [Network]."));
        yield return ("SN0601", Blocks(
            "[Input(4)]\n[Use<B>]", "[Dense(3)]\n[{|Rbm(3)|}]",
            "rbm1 is a restricted Boltzmann machine, but B is no deep belief network. "
            + "Mark the class with [DeepBeliefNetwork] instead of [Block]."));
        yield return ("SN0602", Whole(
            $"[Network]\n[{{|DeepBeliefNetwork|}}]\n[Input(4)]\n[Rbm(3)]\npublic partial class Net;{UseOfBelief}",
            "Net is marked with both [Network] and [DeepBeliefNetwork]. Remove one."));
        yield return ("SN0603", Whole(
            "[DeepBeliefNetwork]\n[Input(4)]\n[Dense(3)]\npublic partial class {|Net|};",
            "Net is a deep belief network, but it has no Rbm. Add one after the input, such as [Rbm(500)], or write [Network]."));
        yield return ("SN0604", Belief(
            "[Input(4)]\n[Dense(3), Relu]\n[{|Rbm(3)|}]",
            "rbm1 is above dense1 (line 3), but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move dense1 after the last Rbm or remove it."));
        yield return ("SN0604", Belief(
            "[Input(4)]\n[Rbm(3), Dropout(0.5)]\n[{|Rbm(3)|}]\n[Rbm(3)]",
            "rbm2 is above dropout1 (line 3), but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move dropout1 after the last Rbm or remove it."));
        yield return ("SN0604", Belief(
            "[Input(4)]\n[Rbm(3), Flatten]\n[{|Rbm(3)|}]",
            "rbm2 is above flatten1 (line 3), but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move flatten1 after the last Rbm or remove it."));
        yield return ("SN0604", Belief(
            "[Input(3)]\n[Rbm(3)]\n[Add(\"input\")]\n[{|Rbm(3)|}]",
            "rbm2 is above add1 (line 4), but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move add1 after the last Rbm or remove it."));
        yield return ("SN0604", Whole(
            "[DeepBeliefNetwork]\n[Input(4)]\n[Use<B>]\n[{|Rbm(3)|}]\npublic partial class Net;\n[Block, Relu]\npublic class B;",
            "rbm1 is above b1 (line 3), but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move b1 after the last Rbm or remove it."));
        yield return ("SN0605", Whole(
            "[DeepBeliefNetwork]\n[Input(4)]\n[{|Input(3, Name = \"second\")|}]\n[Rbm(3)]\npublic partial class Net;",
            "second is a second input, but a deep belief network has one input of values, and each Rbm reads the one before it. Remove it."));
        yield return ("SN0605", Whole(
            "[DeepBeliefNetwork]\n[{|SequenceInput(4)|}]\n[Rbm(3)]\npublic partial class Net;",
            "input has a time axis, but a deep belief network has one input of values, and each Rbm reads the one before it. Declare [Input(...)]."));
        yield return ("SN0605", Whole(
            "[DeepBeliefNetwork]\n[{|TokenInput(4)|}]\n[Rbm(3)]\npublic partial class Net;",
            "input has a time axis, but a deep belief network has one input of values, and each Rbm reads the one before it. Declare [Input(...)]."));
        yield return ("SN0605", Belief(
            "[Input(3)]\n[Rbm(3)]\n[{|Rbm(3, From = \"input\")|}]",
            "rbm2 has From, but a deep belief network has one input of values, and each Rbm reads the one before it. Remove From."));
        yield return ("SN0605", Belief(
            "[Input(3)]\n[Rbm(3)]\n[{|Rbm(3, Shared = \"rbm1\")|}]",
            "rbm2 has Shared, but a deep belief network has one input of values, and each Rbm reads the one before it. Remove Shared."));
        yield return ("SN0610", Belief(
            "[Input(3)]\n[Rbm(3)]\n[Dropout(0.5)]\n[{|Dense(3)|}]\n[Softmax]",
            "dense1 stands after the machines, but there is no loss by which Trainer could teach it. "
            + "Declare one, such as [CrossEntropyLoss]."));
        yield return ("SN0610", Whole(
            "[DeepBeliefNetwork]\n[Input(4)]\n[Rbm(3)]\n[{|Use<B>|}]\npublic partial class Net;\n[Block, Dense(2)]\npublic class B;",
            "b1 stands after the machines, but there is no loss by which Trainer could teach it. "
            + "Declare one, such as [CrossEntropyLoss]."));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> UnitCases()
    {
        yield return ("SN0606", Belief(
            "[Input(3)]\n[{|Rbm(3, Labels = 4)|}]\n[Rbm(3)]\n[Rbm(3, Labels = 4)]",
            "rbm1 has Labels, but only the top machine, rbm3 (line 5), can model them. Move Labels there or remove it."));
        yield return ("SN0607", Belief(
            "[Input(3)]\n[Rbm(3)]\n[{|Rbm(3, Visible = VisibleUnits.Gaussian)|}]",
            "rbm2 has Visible = Gaussian, but its visible units are the hidden ones of rbm1 (line 3), which are Bernoulli. "
            + "Write Visible = VisibleUnits.Bernoulli or remove it."));
        yield return ("SN0607", Belief(
            "[Input(3)]\n[Rbm(3, Hidden = HiddenUnits.Relu)]\n[{|Rbm(3, Visible = VisibleUnits.Bernoulli)|}]",
            "rbm2 has Visible = Bernoulli, but its visible units are the hidden ones of rbm1 (line 3), which are Relu. "
            + "Write Visible = VisibleUnits.Gaussian or remove it."));
        yield return ("SN0608", Belief(
            "[Input(3)]\n[{|Rbm(3, Visible = VisibleUnits.Softmax)|}]",
            "rbm1 has Visible = Softmax, but no Groups. Set Groups to the number of groups in each of which one unit is 1."));
        yield return ("SN0608", Belief(
            "[Input(3)]\n[{|Rbm(3, Groups = 3)|}]",
            "rbm1 has Groups = 3, but its visible units are Bernoulli. Write Visible = VisibleUnits.Softmax or remove Groups."));
        yield return ("SN0609", Belief(
            "[Input(10)]\n[{|Rbm(3, Visible = VisibleUnits.Softmax, Groups = 3)|}]",
            "rbm1 has 3 groups, but input (line 2) produces 10 values, which they do not divide. Choose a divisor of 10."));
    }

    // A deep belief network of some attributes, one on a line from line 2 on, and a program that uses it.
    private static DiagnosticCase Belief(string attributes, string message) =>
        new($"[DeepBeliefNetwork]\n{attributes}\npublic partial class Net;{UseOfBelief}", message);
}
