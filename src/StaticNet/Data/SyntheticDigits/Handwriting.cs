namespace StaticNet;

/// <summary>
/// How one digit is written: a map from the square of the designs to pixels, before size and place are normalised.
/// </summary>
internal readonly struct Handwriting
{
    private const float MaximumBend = 0.42f;

    private readonly float _xx, _xy, _yx, _yy;
    private readonly float _bendX, _bendY, _curlX, _curlY;
    private readonly float _sloppiness;

    /// <summary>Chooses a handwriting.</summary>
    public Handwriting(ref SeededRandom random)
    {
        // A rotation by the half-angle's tangent t needs no sine: cos = (1 - t^2) / (1 + t^2), sin = 2t / (1 + t^2).
        float t = 0.065f * Normal(ref random);
        float cos = (1 - (t * t)) / (1 + (t * t));
        float sin = 2 * t / (1 + (t * t));
        float slant = 0.17f * Normal(ref random);
        float width = random.NextSingle(0.61f, 1.07f);
        (_xx, _xy) = (cos * width, (-cos * slant) - sin);
        (_yx, _yy) = (sin * width, cos - (sin * slant));
        (_bendX, _bendY) = (Bend(ref random), Bend(ref random));
        (_curlX, _curlY) = (Bend(ref random), Bend(ref random));
        _sloppiness = random.NextSingle(0.01f, 0.048f);
    }

    /// <summary>Where a point of a design is written.</summary>
    public PenPoint Write(PenPoint point, ref SeededRandom random)
    {
        float x = point.X - 0.5f + (_sloppiness * Normal(ref random));
        float y = point.Y - 0.5f + (_sloppiness * Normal(ref random));
        // A quadratic field bends the whole digit smoothly: the elastic part.
        float bentX = x + (_bendX * y * y) + (_curlX * x * y);
        float bentY = y + (_bendY * x * x) + (_curlY * x * y);
        return new PenPoint((_xx * bentX) + (_xy * bentY), (_yx * bentX) + (_yy * bentY));
    }

    /// <summary>Nearly normal with variance 1, within +-3.5: a sum of four uniform numbers.</summary>
    public static float Normal(ref SeededRandom random)
    {
        const float ToUnitVariance = 1.7320508f;
        float sum = random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle();
        return (sum - 2) * ToUnitVariance;
    }

    private static float Bend(ref SeededRandom random) => random.NextSingle(-MaximumBend, MaximumBend);
}
