namespace StaticNet;

/// <summary>
/// Says which parts of a date or time are inputs. A part that comes round again is two, the sine and the cosine of its
/// place in the cycle, so that 23:59 lies beside 0:00.
/// </summary>
/// <param name="parts">The parts.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class DateAttribute(DatePart parts) : Attribute
{
    /// <summary>The parts.</summary>
    public DatePart Parts { get; } = parts;
}
