namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<(string Id, DiagnosticCase Case)> SequenceCases()
    {
        yield return ("SN0102", Sequence(
            "[{|SequenceInput(0)|}]\n[SimpleRnn(3)]\n[Dense(2)]",
            "input cannot be made: its number of features is 0. Sizes are positive whole numbers."));
        yield return ("SN0102", Sequence(
            "[SequenceInput(2)]\n[{|SimpleRnn(-3)|}]\n[Dense(2)]",
            "simpleRnn1 cannot be made: its number of units is -3. Sizes are positive whole numbers."));
        yield return ("SN0106", Sequence(
            "[SequenceInput(2)]\n[{|SimpleRnn(1000000)|}]\n[Dense(2)]",
            "simpleRnn1 has 1000000x1000002 weights, more than one array holds. Make it smaller."));
        yield return ("SN0107", Sequence(
            "[TokenInput(5)]\n[{|Embedding(3, PaddingIndex = 5)|}]\n[SimpleRnn(3)]\n[Dense(2)]",
            "embedding1 cannot be made: its PaddingIndex is 5, but it must be a token of the vocabulary, 0 to 4, or -1 for none.", "int"));
        yield return ("SN0401", Sequence(
            "[SequenceInput(2)]\n[SimpleRnn(3)]\n[{|Flatten|}]\n[Dense(2)]",
            "flatten1 cannot read simpleRnn1 (line 3), which produces Tx3: the number of time steps T differs from call to call. "
            + "Set ReturnSequences = false on the last recurrent layer or pool over time (GlobalAveragePool, GlobalMaxPool) first."));
        yield return ("SN0401", Sequence(
            "[SequenceInput(6)]\n[{|Reshape(2, 3)|}]\n[SimpleRnn(3)]\n[Dense(2)]",
            "reshape1 cannot read input (line 2), which produces Tx6: the number of time steps T differs from call to call. "
            + "Declare a length, [Input(length, 6)], if all sequences have the same, or end the time axis first with a recurrent layer that has ReturnSequences = false."));
        yield return ("SN0402", Sequence(
            "[TokenInput(65)]\n[{|SimpleRnn(3)|}]\n[Dense(2)]",
            "simpleRnn1 reads the tokens of input (line 2), whose numbers mean nothing by themselves. Insert [Embedding(64)] before it.", "int"));
        yield return ("SN0403", Net(
            "[Input(2)]\n[{|SimpleRnn(3)|}]\n[Dense(2)]",
            "simpleRnn1 reads time steps, but input (line 2) produces 2, without a time axis. "
            + "Write [SequenceInput(2)] instead of [Input(2)]: each call says how many steps there are."));
        yield return ("SN0403", Net(
            "[Input(28, 28)]\n[{|Lstm(3)|}]\n[Dense(2)]",
            "lstm1 reads time steps, but input (line 2) produces 28x28, without a time axis. "
            + "Write [SequenceInput(28)] instead of [Input(28, 28)]: each call says how many steps there are."));
        yield return ("SN0403", Net(
            "[SequenceInput(3)]\n[Gru(4, ReturnSequences = false)]\n[{|Lstm(3)|}]\n[Dense(2)]",
            "lstm1 reads time steps, but gru1 (line 3) produces 4, without a time axis. "
            + "Declare [SequenceInput(features)], and leave ReturnSequences = true on recurrent layers before it."));
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3, Bidirectional = true)] public partial class Net;\n"
            + "public class User { public void Run(Net net, Net.State state, float[] x) => net.{|Step|}(x, state, x); }",
            "Net cannot run step by step: its layer simpleRnn1 also reads the sequence backward, from its end. "
            + "Call Predict with whole sequences and no state, or remove Bidirectional."));
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3, Bidirectional = true, Name = \"both\")] public partial class Net;\n"
            + "public class User { public void Run(Net net, float[] x, Net.State state) { net.Predict(x, x); net.{|Predict|}(x, state, x); } }",
            "Net cannot run step by step: its layer both also reads the sequence backward, from its end. "
            + "Call Predict with whole sequences and no state, or remove Bidirectional."));
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3), GlobalMaxPool] public partial class Net;\n"
            + "public class User { public void Run(Net net, Net.State state, float[] x) => net.{|Step|}(x, state, x); }",
            "Net cannot run step by step: its layer globalMaxPool1 is over all steps of the sequence. "
            + "Call Predict with whole sequences and no state, or remove the layer."));
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3, Bidirectional = true)] public partial class Net;\n"
            + "public class User { public void Run(Net? net, Net.State state, float[] x) => net?.{|Step|}(x, state, x); }",
            "Net cannot run step by step: its layer simpleRnn1 also reads the sequence backward, from its end. "
            + "Call Predict with whole sequences and no state, or remove Bidirectional."));
        yield return ("SN0404", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3, Bidirectional = true)] public partial class Net\n"
            + "{ public void Run(float[] x, State state) { {|Step|}(x, state, x); Predict(x, x); } }",
            "Net cannot run step by step: its layer simpleRnn1 also reads the sequence backward, from its end. "
            + "Call Predict with whole sequences and no state, or remove Bidirectional."));
        yield return ("SN0405", Whole(
            "[Network, SequenceInput(2), SimpleRnn(3)] public partial class Net;\n"
            + "[Network, SequenceInput(2), SimpleRnn(3)] public partial class Other;\n"
            + "public class User { public void Run(Net net, float[] x, Other.State state) => net.Step(x, {|state|}, x); }",
            "This is the state of Other, but the network is Net. Create it with new Net.State(streams).", isOnly: false));
        yield return ("SN0406", Sequence(
            "[SequenceInput(2)]\n[{|Embedding(3)|}]\n[SimpleRnn(3)]\n[Dense(2)]",
            "embedding1 looks tokens up, but input (line 2) produces Tx2. Declare [TokenInput(vocabulary)] and read it directly, or remove the layer."));
    }

    // A network of sequences with simpleRnn1 and dense1, and a program that uses all that such a network has.
    private static DiagnosticCase Sequence(string attributes, string message, string input = "float") =>
        new($"[Network]\n{attributes}\npublic partial class Net;{UseSequences.Replace("INPUT", input)}", message);

    private const string UseSequences = """


        public static class User
        {
            public static float Run(INPUT[] input, int[] labels, int[] lengths, Workspace workspace)
            {
                Net net = new(seed: 1);
                Net.State state = new(streams: Net.InputSize), copy = state.Clone();
                float[] gradients = new float[net.Parameters.Length], output = net.Predict(input, sequences: 2);
                net.Predict(input, output, sequences: 2);
                net.Predict(input, state, output);
                net.Step(input, state, output);
                net.Forward(input, workspace, training: true, sequences: 2, lengths);
                net.Backward(output, workspace, gradients, accumulate: true);
                net.Forward(input, state, workspace, training: true, lengths);
                net.Backward(output, state, workspace, gradients, dStateIn: copy);
                Span<float> weight = net.SimpleRnn1.WeightIh.Lengths.Length > 0 ? net.Parameters : default;
                Make<Net>();
                return net.LossAndGradients(input, labels, workspace, gradients, sequences: 2) + net.Loss(input, labels, workspace)
                    + net.LossAndGradients(input, labels, state, workspace, gradients) + net.Loss(input, labels, null, workspace);
            }

            private static T Make<T>() where T : class, ITrainableRecurrentNetwork<T, INPUT> => T.Create(1);
        }
        """;
}
