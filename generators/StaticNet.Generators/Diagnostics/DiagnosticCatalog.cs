using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;
using Severity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// The descriptor of every diagnostic. A message says what was found, what was expected, where it came from, and what
/// to do; the last argument of those that name another layer is its place.
/// </summary>
internal static class DiagnosticCatalog
{
    // Null where the build does not say where the project is on the web.
    private static readonly string? ProjectUrl = typeof(DiagnosticCatalog).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static data => data.Key == "ProjectUrl" && !string.IsNullOrEmpty(data.Value))?.Value;

    private static readonly Dictionary<ProblemKind, DiagnosticDescriptor> Descriptors = new DiagnosticDescriptor[]
    {
        Make(ProblemKind.NotPartial, Severity.Error, "A network must be partial",
            "{0} is a network, but {1} is not partial, so its members cannot be generated. "
            + "Write 'partial' before '{2} {1}'."),
        Make(ProblemKind.UnsupportedType, Severity.Error, "This class cannot be a network",
            "{0} cannot be a network: {1}."),
        Make(ProblemKind.NoInput, Severity.Error, "A network needs an input",
            "The network has no input, so no shape can be inferred. Put [Input(...)] before its first layer."),
        Make(ProblemKind.LayersOnSeveralDeclarations, Severity.Error, "A network's layers stand on one declaration",
            "This layer of {0} stands on another declaration than the first{1}, and between the two there is no order. "
            + "Move all to one."),
        Make(ProblemKind.LayersWithoutNetwork, Severity.Warning, "Layers without [Network]",
            "{0} has layers but {1}, so nothing is generated. Add one or remove the layers."),
        Make(ProblemKind.MemberClash, Severity.Error, "A member has the name of a generated one",
            "{0} {1} {2}, {3}."),
        Make(ProblemKind.NoLayers, Severity.Error, "A network needs a layer",
            "{0} no layer. Add one, such as [Dense(10)]."),
        Make(ProblemKind.OutOfOrder, Severity.Error, "An attribute is out of order",
            "{0} must stand {1}: layers apply in source order, from the input to the loss."),
        Make(ProblemKind.UnknownKind, Severity.Error, "The compiler does not know this kind of layer",
            "{0} derives from {1}, but layers of other assemblies cannot be compiled. Remove the attribute."),
        Make(ProblemKind.UnknownAttribute, Severity.Warning, "An attribute of a network is unknown",
            "There is no layer or loss '{0}'. Did you mean [{1}]?"),
        Make(ProblemKind.GeneratedConstant, Severity.Error, "A constant is generated",
            "{0} is generated, and is not there yet when the attributes of {1} are read. "
            + "Write {2}, or a constant of your own."),
        Make(ProblemKind.NotFlat, Severity.Error, "A layer needs a flat input",
            "{0} needs a flat input, but {1}{4} produces {2}. Insert [Flatten] ({3} values)."),
        Make(ProblemKind.SizeMakesNoSense, Severity.Error, "A size makes no sense",
            "{0} cannot be made: {1}. Sizes are positive whole numbers."),
        Make(ProblemKind.ReshapeChangesCount, Severity.Error, "A reshape changes the number of values",
            "{0} asks for {1} ({2} values), but {3}{6} produces {4} ({5} values). Give a shape of {5} values."),
        Make(ProblemKind.InputsAssertion, Severity.Error, "An asserted number of inputs does not hold",
            "{0} asserts {1} inputs, but {2}{4} produces {3}. Set Inputs = {3} or remove it."),
        Make(ProblemKind.OutputAssertion, Severity.Error, "The asserted output does not hold",
            "The output is asserted to be {0}, but {1}{3} produces {2}. Change the layer or the assertion."),
        Make(ProblemKind.TooLarge, Severity.Error, "A size is too large",
            "{0} has {1}, more than one array holds. Make it smaller."),
        Make(ProblemKind.ArgumentMakesNoSense, Severity.Error, "An argument makes no sense",
            "{0} cannot be made: {1}, but it must be {2}."),
        Make(ProblemKind.KernelTooLarge, Severity.Error, "A kernel or window is larger than its input",
            "{0} reaches over {1} with its {5}, but {2}{7} produces {3}, with padding {4}. {6}."),
        Make(ProblemKind.StepMakesNoSense, Severity.Error, "A stride or dilation is not positive",
            "{0} cannot walk over the {1} that {2}{4} produces: {3}. Strides and dilations are at least 1."),
        Make(ProblemKind.GroupsDoNotFit, Severity.Error, "Groups do not divide the channels",
            "{0} has Groups = {1}, but {2}{6} produces {3} and {0} has {5} filters: {1} must divide {4} and {5}."),
        Make(ProblemKind.NotAnImage, Severity.Error, "A layer needs an image or a sequence",
            "{0} needs {1}, but {2}{5} produces {3}. {4}."),
        Make(ProblemKind.PaddingTooLarge, Severity.Error, "Padding is more than half a window",
            "{0} pads by {1}, more than half of its window of {2}, so that a window could see nothing else. "
            + "Pad by at most {3}."),
        Make(ProblemKind.PoolingDropsValues, Severity.Info, "Pooling drops the end of its input",
            "{0} drops {1} of what {2}{4} produces ({3}), where no whole window fits. "
            + "Write CeilMode = true to keep everything."),
        Make(ProblemKind.GroupsDoNotDivide, Severity.Error, "Groups of a normalisation do not divide the channels",
            "{0} has {1} groups, but {2}{5} produces {3}, whose {4} channels they do not divide. "
            + "Choose a divisor of {4}."),
        Make(ProblemKind.TooFewAxes, Severity.Error, "A layer normalises more axes than there are",
            "{0} normalises the last {1} axes, but {2}{5} produces {3}, which has {4}. Set Axes to at most {4}."),
        Make(ProblemKind.BatchOfSequences, Severity.Error, "A network of sequences normalises over the batch",
            "{0} normalises over the batch, but {1} is a sequence, "
            + "and how many time steps meet depends on the lengths of all. Use LayerNorm or RmsNorm."),
        Make(ProblemKind.NoSuchAxis, Severity.Error, "A layer names an axis that there is not",
            "{0} has Axis = {1}, but {2}{6} produces {3}. Its axes are {4} to {5}, without batch and time."),
        Make(ProblemKind.SliceTooLong, Severity.Error, "A slice reaches beyond its axis",
            "{0} ends at {1}, but {2}{6} produces {3}, whose axis {4} has {5} places. End at {5} at most."),
        Make(ProblemKind.OtherNumberOfAxes, Severity.Error, "A permutation has another number of axes",
            "{0} gives an order of {1} axes, but {2}{5} produces {3}, which has {4} without batch and time. "
            + "Name every axis once."),
        Make(ProblemKind.SizeNotWhole, Severity.Error, "A multiple of a size is not whole",
            "{0} has {1} times the {2} of {4}{6} ({5}) over {3}, which is no whole number. "
            + "Change Over or the multiple."),
        Make(ProblemKind.ChannelsFirst, Severity.Warning, "An input looks channels-first",
            "{0} is declared as {1}: a height of {2}, a width of {3} and {4} channels. "
            + "Shapes are channels-last: write [Input({5})]."),
        Make(ProblemKind.UnknownFrom, Severity.Error, "From names no earlier layer",
            "{0} '{1}', which {2}. {3}"),
        Make(ProblemKind.DuplicateName, Severity.Error, "Two layers have one name",
            "The name '{0}' is taken by {1}{2}, and names become members. Choose another."),
        Make(ProblemKind.NameNotUsable, Severity.Error, "A name cannot be used",
            "The name '{0}' cannot be used: {1}. Choose another."),
        Make(ProblemKind.NothingReads, Severity.Error, "Nothing reads a layer or an input",
            "Nothing reads {0}, and it is not an output. "
            + "Remove it, let a layer read From = \"{0}\", or mark it with [Output]."),
        Make(ProblemKind.FromBeforeActivation, Severity.Info, "From reads before the activation",
            "{0} reads what {1} itself produces, before {2}. Write \"{2}\" if the activated values are meant."),
        Make(ProblemKind.KeyNotUsable, Severity.Error, "A key of weight files cannot be used",
            "The key '{0}' {1}{2}, and keys name a layer's tensors in weight files. Choose another."),
        Make(ProblemKind.ShapesDoNotJoin, Severity.Error, "Shapes do not fit together",
            "{0} joins {1} from {2}{6} and {3} from {4}{7}. {5}."),
        Make(ProblemKind.SharedDiffers, Severity.Error, "Shared parameters do not fit",
            "{0} takes the parameters of {1}{3}, but {2}. Let them have the same kind and sizes, or remove Shared."),
        Make(ProblemKind.SecondInput, Severity.Error, "A second input without a name",
            "{0} has an input already{1}, and layers find out the sizes that they read. Remove this one, or give it a "
            + "name where the network is given a second value: Name = \"second\"."),
        Make(ProblemKind.LossDoesNotMatch, Severity.Error, "The loss does not match the output",
            "{0} does not fit: {1}. {2}."),
        Make(ProblemKind.LossUnstable, Severity.Warning, "The layer before the loss makes it unstable or wrong",
            "{0} follows {1}{4}, but it takes {2}. {3}."),
        Make(ProblemKind.SoftmaxTwice, Severity.Warning, "Softmax twice",
            "{0} is a softmax of the softmax {1}{2}, which flattens the distribution. Remove one."),
        Make(ProblemKind.SeveralLosses, Severity.Error, "An output has one loss",
            "{0} is a second loss of {1}, which has {2}{3}. Keep one, or name another output with Of."),
        Make(ProblemKind.LossOfNothing, Severity.Error, "A loss is of no output",
            "{0} {1}. {2}."),
        Make(ProblemKind.OneClass, Severity.Warning, "A loss of one class is always zero",
            "{0} is always 0: the output {1} has one class, whose probability is always 1. "
            + "Use BinaryCrossEntropyLoss for yes or no, MeanSquaredErrorLoss for a number, "
            + "or two outputs for two classes."),
        Make(ProblemKind.SoftmaxBeforeNumbers, Severity.Warning, "Softmax before a loss of numbers",
            "{0} follows {1} (Softmax){2}, so that the network predicts probabilities "
            + "and hardly learns from its errors. "
            + "Use CrossEntropyLoss for classes, or remove the softmax for numbers."),
        Make(ProblemKind.TrainedWithoutLoss, Severity.Error, "A network without a loss is trained",
            "{0} has no loss, so {1} cannot train it. Declare one after its last layer, "
            + "such as [CrossEntropyLoss] for classes or [MeanSquaredErrorLoss] for numbers."),
        Make(ProblemKind.ClassesDiffer, Severity.Error, "An output has other classes than its enum",
            "The output {0} of {1}{5} has {2}, but {3} has {4} members. "
            + "Let it have {4}, one for each, or change the enum."),
        Make(ProblemKind.AcrossTime, Severity.Error, "A layer would reach across the time axis",
            "{0} cannot read {1}{4}, which produces {2}: the number of time steps T differs from call to call. {3}."),
        Make(ProblemKind.NoEmbedding, Severity.Error, "Tokens need an embedding",
            "{0} reads the tokens of {1}{2}, whose numbers mean nothing by themselves. "
            + "Insert [Embedding(64)] before it."),
        Make(ProblemKind.NoTime, Severity.Error, "A recurrent layer needs a time axis",
            "{0} reads time steps, but {1}{4} produces {2}, without a time axis. {3}."),
        Make(
            ProblemKind.WholeSequenceStepped, Severity.Error,
            "A network that needs the whole sequence cannot be stepped",
            "{0} cannot run step by step: its layer {1} {2}. Call Predict with whole sequences and no state, or {3}."),
        Make(ProblemKind.StateOfAnother, Severity.Error, "A state belongs to another network",
            "This is the state of {0}, but the network is {1}. Create it with new {1}.State(streams)."),
        Make(ProblemKind.TimesDiffer, Severity.Error, "Values of different time axes are joined",
            "{0} joins {1} from {2}{7}, over the time of {3}, and {4} from {5}{8}, over that of {6}, "
            + "which may be longer. End the time axes first, or give both inputs the same Time."),
        Make(ProblemKind.NoTokens, Severity.Error, "An embedding reads tokens",
            "{0} looks tokens up, but {1}{3} produces {2}. "
            + "Declare [TokenInput(vocabulary)] and read it directly, or remove the layer."),
        Make(ProblemKind.BlockDoesNotFit, Severity.Error, "A block does not fit where it is used",
            "{0} does not fit: in {1}{2}{3}"),
        Make(ProblemKind.NotABlock, Severity.Error, "A class that is used is not a block",
            "[{0}] names {1}, which is not a block. Mark {1} with [Block]."),
        Make(ProblemKind.BlockUsesItself, Severity.Error, "A block uses itself",
            "{0} would contain itself without end: {1}. Remove one of these uses."),
        Make(ProblemKind.NotInABlock, Severity.Error, "A block has neither outputs nor losses",
            "{0} is a block and cannot have [{1}]: {2}. Remove it."),
        Make(ProblemKind.OtherNumberOfInputs, Severity.Error, "A block is given another number of inputs",
            "{0} gives {1} to {2}, which has {3}: {4}. Name a layer or input for each, in this order."),
        Make(ProblemKind.InputOfBlockDiffers, Severity.Error, "A block is given another shape than it declares",
            "{0} is given {1} from {2}{5} as {3}{6}, which is declared as {4}."),
        Make(ProblemKind.TooManyLayers, Severity.Error, "Blocks expand to too much",
            "{0} stands for more than {1}, which is more than can be compiled. Repeat or nest less."),
        Make(ProblemKind.MachineElsewhere, Severity.Error, "An Rbm outside of a deep belief network",
            "{0} is a restricted Boltzmann machine, but {1} is no deep belief network. "
            + "Mark the class with [DeepBeliefNetwork] instead of [{2}]."),
        Make(ProblemKind.TwoKindsOfNetwork, Severity.Error, "A class is marked as two kinds of network",
            "{0} is marked with both [Network] and [DeepBeliefNetwork]. Remove one."),
        Make(ProblemKind.NoMachine, Severity.Error, "A deep belief network needs an Rbm",
            "{0} is a deep belief network, but it has no Rbm. "
            + "Add one after the input, such as [Rbm(500)], or write [Network]."),
        Make(ProblemKind.NotBelowMachine, Severity.Error, "A layer stands below an Rbm",
            "{0} is above {1}{2}, but below an Rbm stands only another one or the input, as it is or flattened. "
            + "Move {1} after the last Rbm or remove it."),
        Make(ProblemKind.StackIsNoChain, Severity.Error, "The stack of a deep belief network is no chain",
            "{0} {1}, but a deep belief network has one input of values, and each Rbm reads the one before it. {2}."),
        Make(ProblemKind.LabelsBelowTop, Severity.Error, "Labels below the top Rbm",
            "{0} has Labels, but only the top machine, {1}{2}, can model them. Move Labels there or remove it."),
        Make(ProblemKind.UnitsDoNotFit, Severity.Error, "The units of two machines do not fit together",
            "{0} has Visible = {1}, but its visible units are the hidden ones of {2}{5}, which are {3}. "
            + "Write Visible = VisibleUnits.{4} or remove it."),
        Make(ProblemKind.GroupsWithoutSoftmax, Severity.Error, "Softmax units and Groups belong together",
            "{0} has {1}. {2}."),
        Make(ProblemKind.GroupsDoNotDivideUnits, Severity.Error, "Groups do not divide the visible units",
            "{0} has {1} groups, but {2}{4} produces {3} values, which they do not divide. Choose a divisor of {3}."),
        Make(ProblemKind.HeadWithoutLoss, Severity.Warning, "A head without a loss",
            "{0} stands after the machines, but there is no loss by which Trainer could teach it. "
            + "Declare one, such as [CrossEntropyLoss]."),
        Make(ProblemKind.NotACustomLayer, Severity.Error, "A type cannot be a layer of one's own",
            "[Custom] names {0}, but {1}."),
        Make(ProblemKind.CustomShapeMissing, Severity.Error, "The shape of a layer of one's own is not declared",
            "{0} produces what {1}.OutputShape computes, which the compiler cannot run. "
            + "Declare the shape too: [Custom<{1}>(sizes)]."),
        Make(ProblemKind.CustomParameterWrong, Severity.Error, "A parameter of a layer of one's own makes no sense",
            "{0} cannot have the parameter '{1}': {2}."),
        Make(ProblemKind.CustomGradientsMissing, Severity.Error, "A layer of one's own would not learn",
            "{0} has parameters, but {1} does not implement ParameterGradients, so that they would never learn. "
            + "Implement it."),
        Make(ProblemKind.FunctionNotUsable, Severity.Error, "A method is missing or no function of values",
            "{0} needs the method {1}, but {2}. Declare {3} in {4}."),
        Make(ProblemKind.NotAnExpression, Severity.Error, "A method is not an expression that can be differentiated",
            "{0} cannot be compiled: {1} in {2} {3}. Such methods are made of numbers, + - * /, comparisons, ?:, "
            + "local variables, constants, functions of Math and MathF, and calls of others such."),
        Make(ProblemKind.FunctionTooLarge, Severity.Error, "A function is too large for one kernel",
            "{0} cannot be compiled: {1} or its derivative takes more than {2} vector operations. "
            + "Split it into several layers."),
        Make(ProblemKind.HeadsDoNotDivide, Severity.Error, "Heads do not divide the features",
            "{0} has {1} heads, but {2}{5} produces {3}, whose {4} features they do not divide. "
            + "Choose a divisor of {4}."),
        Make(ProblemKind.NothingToAttendTo, Severity.Error, "Attention needs a time axis or positions",
            "{0} runs over time steps or positions, but {1}{3} produces {2}, which has neither. "
            + "Declare [SequenceInput(features)] or [TokenInput(vocabulary)], or give it positions x features, "
            + "such as with [Reshape]."),
        Make(ProblemKind.MemoryDiffers, Severity.Error, "A memory does not fit the attention to it",
            "{0} lets {1} from {2}{6} attend to {3} from {4}{7}. {5}."),
        Make(ProblemKind.CausalCrossAttention, Severity.Error, "Cross-attention cannot be causal",
            "{0} is causal, but its steps are not those of its memory {1}, of which none is earlier or later. "
            + "Remove Causal."),
        Make(ProblemKind.MorePositions, Severity.Error, "There are more positions than vectors",
            "{0} has vectors for {1} positions, but {2}{5} produces {3}, which has {4}. Make maxLength at least {4}."),
        Make(ProblemKind.RecordNotUsable, Severity.Error, "A type cannot be a record of features",
            "{0} cannot be a record of features: {1}."),
        Make(ProblemKind.NoFeatures, Severity.Error, "A record has no features",
            "{0} has no property that could be an input of a network. "
            + "Give it public properties that are neither ignored nor targets."),
        Make(ProblemKind.ColumnTypeUnsupported, Severity.Error, "A property cannot be a feature",
            "{0} is of type {1}, which is neither a number, a bool, an enum, a category nor a date. "
            + "Mark it with [Ignore] or change its type."),
        Make(ProblemKind.ColumnAttributeMisplaced, Severity.Error, "An attribute does not suit its property",
            "{0} has [{1}], but {2}. Remove it."),
        Make(ProblemKind.CategoryWithoutValues, Severity.Error, "A category without values or bound",
            "{0} {1}, so that the number of its inputs is not known. "
            + "Write [Category(\"a\", \"b\")], [Category(Max = 100)] or [Ignore]."),
        Make(ProblemKind.EnumNotUsable, Severity.Error, "An enum cannot be categories",
            "{0} is of the enum {1}, which {2}. Every value must be one member: {3}."),
        Make(ProblemKind.EnumHasGaps, Severity.Info, "The values of an enum are not its indices",
            "{0} is of the enum {1}, whose member {2} as a category. "
            + "Number the members 0, 1, 2, ... if class indices are to be their values."),
        Make(ProblemKind.DatePartUnknown, Severity.Error, "The parts of a date are not known",
            "{0} {1}. Write [Date(...)] with some of {2}."),
        Make(ProblemKind.NotARecord, Severity.Error, "The input of a network is no record of features",
            "[{1}<{0}>] names a type that is not marked. Mark {0} with [Features]."),
        Make(ProblemKind.RecordNotAlone, Severity.Error, "A record is the only input of a network",
            "{0} is a record of features, but {1}. Let the record be the only input."),
        Make(ProblemKind.NoTarget, Severity.Error, "A record has no target to train with",
            "{0} has no target, but the network has a loss. Mark the property to predict with [Target]."),
        Make(ProblemKind.TargetDoesNotFit, Severity.Error, "A target does not fit the network's output",
            "{0} {1}, but the output {2} has {3}. {4}."),
        Make(ProblemKind.LinearStack, Severity.Info, "Two dense layers without an activation between them",
            "{0} follows {1}{2} without an activation between them, so that both together compute no more than one. "
            + "Put an activation, such as [Relu], between them."),
        Make(ProblemKind.DropoutLast, Severity.Info, "Dropout after the last layer",
            "{0} drops values of the output {1} itself in training. Put it before the last layer."),
        Make(ProblemKind.DeepSigmoids, Severity.Info, "A deep stack of sigmoids",
            "{0} is number {1} of the sigmoids on top of each other, each of which divides gradients by at least four. "
            + "Use [Relu] or [Tanh] in hidden layers."),
        Make(ProblemKind.LargeFlatten, Severity.Info, "Most parameters are in the layer after Flatten",
            "{0} has {1} of the network's {2} parameters, since it reads every value of {3}{5}, {4}. "
            + "Pool first, such as with [MaxPool2D(2)] or [GlobalAveragePool]."),
        Make(ProblemKind.InputLength, Severity.Warning, "The input of a call has another length",
            "{0} takes {1} for each sample, but this has {2}, which are not whole samples."),
        Make(ProblemKind.OutputLength, Severity.Warning, "The output of a call has another length",
            "{0} gives {1} for each sample{3}, but this has room for {2}. Make it {4} long."),
        Make(ProblemKind.StateDiscarded, Severity.Warning, "A state is lost after one step",
            "This state of {0} is made for one step and then lost, so that every step starts from zero. "
            + "Keep it in a variable and give it to each step."),
        Make(ProblemKind.GradientLength, Severity.Warning, "The gradients of a call have another length",
            "The gradients of {0} take {1}, as many as its parameters with the padding between them, but this has room "
            + "for {2}. Make it {3} long."),
    }.ToDictionary(static descriptor =>
        (ProblemKind)int.Parse(descriptor.Id.Substring(2), CultureInfo.InvariantCulture));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. Descriptors.OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];

    public static DiagnosticDescriptor Descriptor(ProblemKind kind) => Descriptors[kind];

    public static bool IsError(ProblemKind kind) => Descriptors[kind].DefaultSeverity == Severity.Error;

    private static DiagnosticDescriptor Make(ProblemKind kind, Severity severity, string title, string message)
    {
        string id = $"SN{(int)kind:0000}";
        return new DiagnosticDescriptor(
            id, title, message, "StaticNet", severity, isEnabledByDefault: true,
            helpLinkUri: ProjectUrl is null ? null : $"{ProjectUrl}/blob/main/docs/diagnostics/{id}.md");
    }
}
