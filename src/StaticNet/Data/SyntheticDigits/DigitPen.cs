namespace StaticNet;

/// <summary>A piece of a drawn line, in pixels.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
/// <param name="Radius">Half the width of the pen there.</param>
internal readonly record struct PenSegment(PenPoint From, PenPoint To, float Radius);

/// <summary>Writes a style by a random hand: from control points to short straight pieces, sized and centred.</summary>
internal static class DigitPen
{
    /// <summary>The most pieces that any style has.</summary>
    public const int MaxSegments = 96;

    private const int PiecesPerCurve = 4;
    private const int MaxPoints = 16;

    /// <summary>Writes a style.</summary>
    /// <param name="style">Its strokes.</param>
    /// <param name="room">Room for <see cref="MaxSegments"/>.</param>
    /// <param name="random">The source of all variation.</param>
    /// <returns>The pieces, in <paramref name="room"/>.</returns>
    public static Span<PenSegment> Write(Stroke[] style, Span<PenSegment> room, ref SeededRandom random)
    {
        var hand = new Handwriting(ref random);
        float radius = random.NextSingle(0.75f, 1.65f);
        Span<PenPoint> points = stackalloc PenPoint[MaxPoints];
        int count = 0;
        foreach (Stroke stroke in style)
        {
            WritePoints(stroke, hand, points, ref random);
            float pressure = random.NextSingle(0.8f, 1.2f);
            for (int i = 0; i + 1 < stroke.Points.Length; i++)
            {
                float next = Math.Clamp(pressure + (0.12f * Handwriting.Normal(ref random)), 0.7f, 1.3f);
                count += Curve(points[..stroke.Points.Length], i, radius * pressure, radius * next, room[count..]);
                pressure = next;
            }
        }
        Span<PenSegment> segments = room[..count];
        Frame(segments, ref random);
        return segments;
    }

    private static void WritePoints(Stroke stroke, in Handwriting hand, Span<PenPoint> points, ref SeededRandom random)
    {
        PenPoint previous = default;
        for (int i = 0; i < stroke.Points.Length; i++)
        {
            // Both points of a corner go to the same place.
            bool corner = i > 0 && stroke.Points[i] == stroke.Points[i - 1];
            points[i] = corner ? previous : hand.Write(stroke.Points[i], ref random);
            previous = points[i];
        }
    }

    /// <summary>The piece of a Catmull-Rom spline from point <paramref name="i"/> to the next.</summary>
    private static int Curve(
        ReadOnlySpan<PenPoint> points, int i, float radius, float nextRadius, Span<PenSegment> segments)
    {
        PenPoint p1 = points[i], p2 = points[i + 1];
        if (p1 == p2)
            return 0;
        PenPoint p0 = i > 0 ? points[i - 1] : p1;
        PenPoint p3 = i + 2 < points.Length ? points[i + 2] : p2;
        PenPoint from = p1;
        for (int piece = 1; piece <= PiecesPerCurve; piece++)
        {
            float t = piece / (float)PiecesPerCurve;
            var to = new PenPoint(Spline(p0.X, p1.X, p2.X, p3.X, t), Spline(p0.Y, p1.Y, p2.Y, p3.Y, t));
            segments[piece - 1] = new PenSegment(from, to, radius + (t * (nextRadius - radius)));
            from = to;
        }
        return PiecesPerCurve;
    }

    private static float Spline(float p0, float p1, float p2, float p3, float t)
    {
        float linear = p2 - p0;
        float quadratic = (2 * p0) - (5 * p1) + (4 * p2) - p3;
        float cubic = (3 * (p1 - p2)) + p3 - p0;
        return p1 + (0.5f * t * (linear + (t * (quadratic + (t * cubic)))));
    }

    /// <summary>As MNIST was made: scaled into a box of about 20 pixels, the centre of the ink in the middle.</summary>
    private static void Frame(Span<PenSegment> segments, ref SeededRandom random)
    {
        float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
        float weight = 0, sumX = 0, sumY = 0;
        foreach (PenSegment segment in segments)
        {
            (left, right) = (Math.Min(left, segment.To.X), Math.Max(right, segment.To.X));
            (top, bottom) = (Math.Min(top, segment.To.Y), Math.Max(bottom, segment.To.Y));
            float dx = segment.To.X - segment.From.X, dy = segment.To.Y - segment.From.Y;
            float ink = MathF.Sqrt((dx * dx) + (dy * dy)) * segment.Radius;
            weight += ink;
            sumX += ink * 0.5f * (segment.From.X + segment.To.X);
            sumY += ink * 0.5f * (segment.From.Y + segment.To.Y);
        }
        float scale = random.NextSingle(15f, 20f) / Math.Max(right - left, bottom - top);
        const float Middle = DigitCanvas.Side / 2f;
        float shiftX = Middle + (0.6f * Handwriting.Normal(ref random)) - (scale * sumX / weight);
        float shiftY = Middle + (0.6f * Handwriting.Normal(ref random)) - (scale * sumY / weight);
        foreach (ref PenSegment segment in segments)
        {
            var from = new PenPoint((scale * segment.From.X) + shiftX, (scale * segment.From.Y) + shiftY);
            var to = new PenPoint((scale * segment.To.X) + shiftX, (scale * segment.To.Y) + shiftY);
            segment = new PenSegment(from, to, segment.Radius);
        }
    }
}
