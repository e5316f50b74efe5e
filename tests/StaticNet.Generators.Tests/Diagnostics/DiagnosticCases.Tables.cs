namespace StaticNet.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string Species = "public enum Species { Setosa, Versicolor, Virginica }\n";

    private static IEnumerable<(string Id, DiagnosticCase Case)> TableCases() =>
    [
        .. RecordCases(), .. ColumnCases(), .. CategoryCases(), .. RecordInputCases(), .. TargetCases(),
        .. OutputClassesCases(),
    ];

    private static IEnumerable<(string Id, DiagnosticCase Case)> RecordCases()
    {
        yield return ("SN0701", Whole("[Features] public record {|R|}(float A);",
            "R cannot be a record of features: R is not partial. Write 'partial' before 'record R'."));
        yield return ("SN0701", Whole("public class Outer { [Features] public partial record struct {|R|}(float A); }",
            "R cannot be a record of features: Outer is not partial. Write 'partial' before 'class Outer'."));
        yield return ("SN0701", Whole("[Features] public partial record {|R|}<T>(float A);",
            "R cannot be a record of features: it is generic or stands in a generic type. "
            + "Declare it without type parameters."));
        yield return ("SN0701", Whole("[Features] public partial class {|R|} { public R(int count) { } public float A { get; set; } }",
            "R cannot be a record of features: no constructor takes its properties. "
            + "Give it one without parameters, or declare a record."));
        yield return ("SN0702", Whole("[Features] public partial record {|R|}([Target] float A);",
            "R has no property that could be an input of a network. "
            + "Give it public properties that are neither ignored nor targets."));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> ColumnCases()
    {
        yield return ("SN0703", Whole("[Features] public partial record R(float A, Uri {|B|});",
            "R.B is of type Uri, which is neither a number, a bool, an enum, a category nor a date. "
            + "Mark it with [Ignore] or change its type."));
        yield return ("SN0704", Whole("[Features] public partial record R([Category(\"a\")] double {|A|});",
            "R.A has [Category], but double is not a string or a whole number. Remove it."));
        yield return ("SN0704", Whole("[Features] public partial record R([Numeric, Category(Max = 9)] int {|A|});",
            "R.A has [Numeric], but categories are not scaled. Remove it."));
        yield return ("SN0704", Whole("[Features] public partial class R { public float A; [Numeric, Target] public float {|B|}; }",
            "R.B has [Numeric], but [Target] says how a target is scaled. Remove it."));
        yield return ("SN0705", Whole("[Features] public partial record R(float A, string {|B|});",
            "R.B is a string, so that the number of its inputs is not known. "
            + "Write [Category(\"a\", \"b\")], [Category(Max = 100)] or [Ignore]."));
        yield return ("SN0705", Whole("[Features] public partial record struct R(float A, [Category] string {|B|});",
            "R.B has [Category] without values or Max, so that the number of its inputs is not known. "
            + "Write [Category(\"a\", \"b\")], [Category(Max = 100)] or [Ignore]."));
        yield return ("SN0706", Whole("public enum E { A, B, C = 1 } [Features] public partial record R(float A, E {|B|});",
            "R.B is of the enum E, which has two members of one value, B and C. "
            + "Every value must be one member: use another enum or [Ignore]."));
        yield return ("SN0706", Whole("[Flags] public enum E { A, B } [Features] public partial record R(float A, E? {|B|});",
            "R.B is of the enum E, which is marked with [Flags], so that a value is several members. "
            + "Every value must be one member: use another enum or [Ignore]."));
        yield return ("SN0707", Whole("public enum E { A = 1, B = 5 } [Features] public partial record R(float A, E {|B|});",
            "R.B is of the enum E, whose member A has the value 1 and the index 0 as a category. "
            + "Number the members 0, 1, 2, ... if class indices are to be their values."));
        yield return ("SN0708", Whole("[Features] public partial record R(float A, TimeOnly {|B|});",
            "R.B has no [Date]. Write [Date(...)] with some of DatePart.Hour | DatePart.Minute."));
        yield return ("SN0708", Whole("[Features] public partial record R(float A, [Date(DatePart.Hour | DatePart.Day)] DateOnly {|B|});",
            "R.B asks for a part that a DateOnly does not have (32). Write [Date(...)] with some of "
            + "DatePart.Year | DatePart.Month | DatePart.Day | DatePart.DayOfYear | DatePart.Weekday."));
        yield return ("SN0708", Whole("[Features] public partial record R(float A, [Date((DatePart)256)] TimeOnly {|B|});",
            "R.B asks for a part that a TimeOnly does not have (256). "
            + "Write [Date(...)] with some of DatePart.Hour | DatePart.Minute."));
        yield return ("SN0107", Whole("[Features] public partial record R([Numeric(Mean = 1)] float {|A|});",
            "R.A cannot be made: only one of its Mean and Deviation is given, "
            + "but it must be a finite Mean beside a Deviation greater than 0."));
        yield return ("SN0107", Whole("[Features] public partial record R([Numeric(Mean = -1, Deviation = 0)] float {|A|});",
            "R.A cannot be made: its Mean is -1 and its Deviation is 0, "
            + "but it must be a finite Mean beside a Deviation greater than 0."));
        yield return ("SN0107", Whole("[Features] public partial record R(float A, [Category(\"a\", \"a\")] string {|B|});",
            "R.B cannot be made: one of its categories is there twice, but it must be a list of different ones."));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> CategoryCases()
    {
        yield return ("SN0107", Whole("[Features] public partial record R(float A, [Category(\"7\")] int {|B|});",
            "R.B cannot be made: its categories are texts, but it must be a list of whole numbers."));
        yield return ("SN0107", Whole("[Features] public partial record R(float A, [Category(7)] string {|B|});",
            "R.B cannot be made: its categories are numbers, but it must be a list of texts."));
        yield return ("SN0107", Whole("[Features] public partial record R(float A, [Category(7, 256)] byte? {|B|});",
            "R.B cannot be made: one of its categories is 256, but it must be a list of numbers that byte holds."));
        yield return ("SN0107", Whole("[Features] public partial record R(float A, [Target, Category(Max = 5)] int {|B|});",
            "R.B cannot be made: its categories are learned, but it must be a target whose categories are given."));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> RecordInputCases()
    {
        yield return ("SN0711", Whole("public partial record R(float A); [Network, {|Input<R>|}, Dense(1)] public partial class Net;",
            "[Input<R>] names a type that is not marked. Mark R with [Features]."));
        yield return ("SN0711", Whole(
            "public partial record R(float A); [Network, {|SequenceInput<R>|}, Gru(1)] public partial class Net;",
            "[SequenceInput<R>] names a type that is not marked. Mark R with [Features]."));
        yield return ("SN0712", Whole(
            "[Features] public partial record R(float A); "
            + "[Network, Input<R>(Name = \"a\"), {|Input(1, Name = \"b\")|}, Add(\"a\"), Dense(1)] public partial class Net;",
            "R is a record of features, but there are 2 inputs. Let the record be the only input."));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> TargetCases()
    {
        const string Values = "R.T is one number, but the output output has 2 values. Let the last layer have 1 unit.";
        yield return ("SN0713", Reading("float A", "{|Input<R>|}, Dense(1), MeanSquaredErrorLoss",
            "R has no target, but the network has a loss. Mark the property to predict with [Target]."));
        yield return ("SN0714", Reading("float A, [Target] float T", "Input<R>, {|Dense(2)|}, MeanSquaredErrorLoss", Values));
        yield return ("SN0714", Reading("float A, [Target] float T", "Input<R>, {|Dense(2)|}, Relu", Values));
        yield return ("SN0714", Reading("float A, [Target] float T", "Input<R>, {|Dense(3)|}, Softmax, CrossEntropyLoss",
            "R.T is a number, but the output output has the loss CrossEntropyLoss, which is about classes. "
            + "Use a loss of values, such as [MeanSquaredErrorLoss]."));
        yield return ("SN0714", Reading("float A, [Target] Species T", "Input<R>, {|Dense(4)|}, Softmax, CrossEntropyLoss",
            "R.T has 3 classes, but the output output has 4 values. Let the last layer have 3 units."));
        yield return ("SN0714", Reading("float A, [Target] Species T", "Input<R>, {|Dense(3)|}, MeanSquaredErrorLoss",
            "R.T has 3 classes, but the output output has 3 values. Use a loss of classes, such as [CrossEntropyLoss]."));
        yield return ("SN0714", Whole(
            "[Features] public partial record R(float A, [Target] float T);\n"
            + "[Network, SequenceInput<R>, Gru(4), {|Dense(1)|}, MeanSquaredErrorLoss] public partial class Net;\n"
            + "class User { float Run(Net net, R[] rows, Net.State state) { net.Predict(rows, new float[2]); "
            + "return net.Predict(rows) + net.Step(rows[0], state); } }",
            "R.T is what comes after the last step, but the output output has a value for each time step. "
            + "Set ReturnSequences = false on the last recurrent layer, or pool over time."));
        yield return ("SN0714", Reading(
            "float A, [Target] float T, [Target] bool B", "Input<R>, Dense(2), {|Dense(1)|}, MeanSquaredErrorLoss",
            "R.T is one of 2 targets, but the output output has 1 value. "
            + "Give each target an output of its name, or several numbers one output of as many values.", isOnly: false));
    }

    private static IEnumerable<(string Id, DiagnosticCase Case)> OutputClassesCases()
    {
        yield return ("SN0309", Naming("Species { Setosa, Versicolor, Virginica }",
            "Input(2), Dense(4), Softmax, {|Output<Species>|}, CrossEntropyLoss",
            "The output output of softmax1 (line 2) has 4 values, but Species has 3 members. "
            + "Let it have 3, one for each, or change the enum."));
        yield return ("SN0309", Naming("Species { A, B }", "Input(2), Dense(1), {|Output<Species>|}, CrossEntropyLoss",
            "The output output of dense1 (line 2) has 1 value, but Species has 2 members. "
            + "Let it have 2, one for each, or change the enum.", isOnly: false));
        yield return ("SN0309", Naming("Species { A, B }", "Input(4, 4, 3), {|Output<Species>|}, CrossEntropyLoss",
            "The output output of input (line 2) has 3 values (4x4x3, whose last axis are the classes), "
            + "but Species has 2 members. Let it have 2, one for each, or change the enum.", isOnly: false));
        yield return ("SN0706", Naming("Species { A }", "Input(2), Dense(1), {|Output<Species>|}",
            "The output output is of the enum Species, which has one member, which there is nothing to tell from. "
            + "Every value must be one member: use another enum."));
        yield return ("SN0706", Naming("Species { A, B = 0, C }", "Input(2), Dense(3), {|Output<Species>|}",
            "The output output is of the enum Species, which has two members of one value, A and B. "
            + "Every value must be one member: use another enum."));
        yield return ("SN0707", Whole(
            "public enum E { A = 1, B = 2 } [Network, Input(2), Dense(2), {|Output<E>|}] public partial class Net;",
            "The output output is of the enum E, whose member A has the value 1 and the index 0 as a category. "
            + "Number the members 0, 1, 2, ... if class indices are to be their values."));
        yield return ("SN0714", Whole(
            "public enum E { A, B } public enum F { A, B } [Features] public partial record R(float A, [Target] E T);\n"
            + "[Network, Input<R>, {|Dense(2)|}, Output<F>, CrossEntropyLoss] public partial class Net;",
            "R.T is a E, but the output output has the classes of F. Write [Output<E>], or no enum."));
    }

    // Uses everything that a user can know of a network with these classes.
    private static DiagnosticCase Naming(string members, string attributes, string message, bool isOnly = true) => Whole(
        $"public enum {members}\n[Network, {attributes}] public partial class Net;\n"
        + "class User { Species Run(Net net, ReadOnlySpan<float> input, Species[] all) { net.Classify(input, all); "
        + "return net.Classify(input) == Net.OutputClasses[0] ? all[0] : net.Probabilities(input).Best; } }",
        message, isOnly);

    // Uses everything that a user can know of a network with these targets.
    private static DiagnosticCase Reading(string columns, string attributes, string message, bool isOnly = true) => Whole(
        $"{Species}[Features] public partial record R({columns});\n[Network, {attributes}] public partial class Net;\n"
        + "class User { float[] Run(Net net, ReadOnlySpan<float> input) { net.Statistics = net.Statistics; return net.Predict(input); } }",
        message, isOnly);
}
