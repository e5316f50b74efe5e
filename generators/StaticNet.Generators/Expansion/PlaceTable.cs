using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>The attributes in blocks that layers of the flat graph come from.</summary>
internal sealed class PlaceTable
{
    private readonly List<Place> _places = [];
    private readonly Dictionary<Place, int> _indices = [];

    public EquatableArray<Place> Places => _places.ToEquatableArray();

    /// <summary>The number by which problems say a place.</summary>
    public int Add(Place place)
    {
        if (!_indices.TryGetValue(place, out int index))
        {
            _indices[place] = index = _places.Count;
            _places.Add(place);
        }
        return Place.First + index;
    }

    /// <summary>
    /// The problem at an attribute of the network itself: one in a block becomes that the block does not fit where it
    /// is used. Hints of what is in a block are none there.
    /// </summary>
    public IEnumerable<Problem> AtUses(IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            if (!Place.Is(problem.Attribute))
                yield return problem;
            else if (DiagnosticCatalog.IsError(problem.Kind))
                yield return AtUse(problem, isReportedElsewhere: false);
        }
    }

    /// <summary>A problem in a block as one of its use.</summary>
    public Problem AtUse(Problem inner, bool isReportedElsewhere)
    {
        Place place = _places[inner.Attribute - Place.First];
        return new Problem(
            ProblemKind.BlockDoesNotFit, place.Use, new[] { place.UseName, place.Block }.ToEquatableArray())
        {
            Inner = inner, IsReportedElsewhere = isReportedElsewhere,
        };
    }

    /// <summary>A problem of a block that was checked alone, with places of this table.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="block">The block.</param>
    /// <param name="table">The table of its check.</param>
    /// <param name="use">The attribute that uses the block here.</param>
    /// <param name="useName">The name of that use.</param>
    public Problem Moved(Problem problem, BlockDeclaration block, PlaceTable table, int use, string useName)
    {
        // In a block inside the block, it is that one that is wrong.
        return (problem.Inner ?? problem).At(Move);

        int Move(int attribute)
        {
            if (Place.Is(attribute))
                return Add(table._places[attribute - Place.First] with { Use = use, UseName = useName });
            return Add(new Place(use, useName, block.Name, block.FullName, attribute));
        }
    }
}
