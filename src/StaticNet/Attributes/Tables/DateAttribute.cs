namespace StaticNet;

/// <summary>
/// Chooses the parts of a date or time that are inputs. A cyclic part becomes two inputs, the sine and the cosine of
/// its position in the cycle, so that 23:59 is close to 0:00.
/// </summary>
/// <param name="parts">The parts.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class DateAttribute(DatePart parts) : Attribute
{
    /// <summary>The parts.</summary>
    public DatePart Parts { get; } = parts;
}
