using System.ComponentModel;
using System.Numerics.Tensors;

namespace StaticNet;

/// <summary>For generated code: the classes that outputs of a network mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClassAnswers
{
    /// <summary>The index of the most probable class.</summary>
    /// <param name="outputs">One for each class, or one alone: that of the second of two.</param>
    /// <param name="kind">What they are.</param>
    /// <exception cref="ArgumentException">There are no outputs.</exception>
    /// <exception cref="NotFiniteNumberException">One is NaN.</exception>
    public static int IndexOf(ReadOnlySpan<float> outputs, ClassOutput kind)
    {
        if (outputs.IsEmpty)
            throw new ArgumentException("There are no outputs.", nameof(outputs));
        int index = TensorPrimitives.IndexOfMax(outputs);
        if (float.IsNaN(outputs[index]))
            throw new NotFiniteNumberException("An output is NaN, which is no class.", outputs[index]);
        return outputs.Length > 1 ? index : outputs[0] > (kind == ClassOutput.Logits ? 0 : 0.5f) ? 1 : 0;
    }

    /// <summary>The probabilities of all classes, in place where there is an output for each.</summary>
    /// <param name="outputs">One for each class, or one alone: that of the second of two.</param>
    /// <param name="kind">What they are.</param>
    /// <exception cref="ArgumentException">There are no outputs.</exception>
    public static float[] Probabilities(float[] outputs, ClassOutput kind)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Length == 0)
            throw new ArgumentException("There are no outputs.", nameof(outputs));
        if (outputs.Length == 1)
        {
            float one = kind == ClassOutput.Logits ? 1 / (1 + MathF.Exp(-outputs[0])) : outputs[0];
            return [1 - one, one];
        }
        if (kind == ClassOutput.Probabilities)
            return outputs;
        TensorPrimitives.Subtract(outputs, TensorPrimitives.Max<float>(outputs), outputs);
        TensorPrimitives.Exp<float>(outputs, outputs);
        TensorPrimitives.Divide(outputs, TensorPrimitives.Sum<float>(outputs), outputs);
        return outputs;
    }

    /// <summary>The classes of many answers.</summary>
    /// <typeparam name="TClass">The type of the classes.</typeparam>
    /// <param name="outputs">[answers x values of one].</param>
    /// <param name="kind">What they are.</param>
    /// <param name="values">The classes by index.</param>
    /// <param name="classes">Receives the class of each answer.</param>
    /// <exception cref="ArgumentException">There are more values of one than classes, or none.</exception>
    /// <exception cref="NotFiniteNumberException">An output is NaN; the classes before it are there.</exception>
    public static void Read<TClass>(
        ReadOnlySpan<float> outputs, ClassOutput kind, ReadOnlySpan<TClass> values, Span<TClass> classes)
    {
        int size = outputs.Length / Math.Max(1, classes.Length);
        if (values.Length < Math.Max(2, size))
            throw new ArgumentException($"There are {values.Length} classes, but {size} values of each answer.");
        for (int answer = 0; answer < classes.Length; answer++)
            classes[answer] = values[IndexOf(outputs.Slice(answer * size, size), kind)];
    }
}
