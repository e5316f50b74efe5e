using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Analyzers;

/// <summary>
/// Checks what networks are called with: inputs, outputs and gradients whose length is known and does not fit, and
/// states that are lost. What is reported here would be an exception, or would be forgotten, when the program runs.
/// </summary>
internal static class BufferCalls
{
    private static readonly HashSet<string> Methods =
        ["Predict", "Step", "Forward", "Backward", "Loss", "LossAndGradients"];

    public static void Analyze(OperationAnalysisContext context)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (!Methods.Contains(call.TargetMethod.Name) || call.TargetMethod.ContainingType is not { } network
            || !NetworkParser.IsMarked(network)
            || HasNoSizes(network))
            return;
        CheckInput(context, call, network);
        CheckOutput(context, call, network);
        CheckGradients(context, call, network);
        if (call.TargetMethod.Name == "Step")
            CheckState(context, call, network);
    }

    private static void CheckInput(
        OperationAnalysisContext context, IInvocationOperation call, INamedTypeSymbol network)
    {
        if (Argument(call, "input") is not { } input || Size(network, "InputSize") is not { } size
            || KnownLength.Of(input.Value, context.CancellationToken) is not { } length || length % size == 0)
            return;
        Report(
            context, ProblemKind.InputLength, input, $"{network.Name}.InputSize", network.Name, Values(size),
            Values(length));
    }

    private static void CheckOutput(
        OperationAnalysisContext context, IInvocationOperation call, INamedTypeSymbol network)
    {
        if (Argument(call, "output") is not { ArgumentKind: ArgumentKind.Explicit } output
            || Size(network, "OutputSize") is not { } size
            || KnownLength.Of(output.Value, context.CancellationToken) is not { } length)
            return;
        int? samples = IsSequence(network) ? null : Samples(call, network, context.CancellationToken);
        // The output of Loss may be left out.
        if (samples is { } count ? length == (long)count * size || (length == 0 && count > 0) : length % size == 0)
            return;
        string right = samples is > 1 ? $"{samples} * {network.Name}.OutputSize" : $"{network.Name}.OutputSize";
        Report(
            context, ProblemKind.OutputLength, output, right, network.Name, Values(size), Values(length),
            samples is { } some ? $", and there {(some == 1 ? "is 1 sample" : $"are {some} samples")}" : "", right);
    }

    // The padding is in no constant, so the network is compiled; few calls are of a length that is known.
    private static void CheckGradients(
        OperationAnalysisContext context, IInvocationOperation call, INamedTypeSymbol network)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (Argument(call, "gradients") is not { } gradients
            || KnownLength.Of(gradients.Value, cancellation) is not { } length
            || ShapeInferrer.Infer(NetworkParser.Parse(network, cancellation)) is not { Failure: null } inferred
            || Lowerer.Lower(inferred).ParameterLength is var right && right == length)
            return;
        string own = call.Instance is { IsImplicit: false, Syntax: IdentifierNameSyntax { } name } ? $"{name}." : "";
        bool isKnown = own.Length > 0 || call.Instance is { IsImplicit: true };
        string parameters = $"{own}Parameters.Length";
        Report(
            context, ProblemKind.GradientLength, gradients, isKnown ? parameters : null, network.Name, Values(right),
            Values(length), parameters);
    }

    private static int? Samples(IInvocationOperation call, INamedTypeSymbol network, CancellationToken cancellation) =>
        Argument(call, "input") is { } input && Size(network, "InputSize") is { } size
        && KnownLength.Of(input.Value, cancellation) is { } length && length % size == 0
            ? length / size
            : null;

    // new State() among the arguments: nobody can hand it to the next step.
    private static void CheckState(
        OperationAnalysisContext context, IInvocationOperation call, INamedTypeSymbol network)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument is { Parameter.Name: "state", Value: var value }
                && Unconverted(value) is IObjectCreationOperation)
                Report(context, ProblemKind.StateDiscarded, argument, null, network.Name);
        }
    }

    private static IOperation Unconverted(IOperation value) =>
        value is IConversionOperation conversion ? conversion.Operand : value;

    private static IArgumentOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name);

    // Networks of several inputs or outputs have no such constant.
    private static int? Size(INamedTypeSymbol network, string name) => network.GetMembers(name)
        .OfType<IFieldSymbol>().Select(static field => field.ConstantValue).FirstOrDefault() is int and > 0 and var size
            ? size
            : null;

    // Where the network has an error, so that nobody knows them, all constants are 1.
    private static bool HasNoSizes(INamedTypeSymbol network) =>
        Size(network, "InputSize") == 1 && Size(network, "OutputSize") == 1 && Size(network, "ParameterCount") == 1;

    private static bool IsSequence(INamedTypeSymbol network) =>
        network.AllInterfaces.Any(static type => type.Name == "ISequenceNetwork");

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";

    private static void Report(
        OperationAnalysisContext context, ProblemKind kind, IArgumentOperation place, string? fix,
        params object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(kind), place.Syntax.GetLocation(), NetworkAnalyzer.PropertiesOf(fix),
            arguments));
}
