namespace EcoTiles.Geometry.Topology;

/// <summary>Which faces are drawn as one: a forest in which every face points towards the face that stands for its region.</summary>
sealed class Regions(double[] faceArea, int[] faceClass)
{
    readonly int[] _parent = [.. Enumerable.Range(0, faceArea.Length)];
    readonly double[] _area = [.. faceArea];

    public int Find(int face)
    {
        while (_parent[face] != face) face = _parent[face] = _parent[_parent[face]];
        return face;
    }

    /// <summary>The region of each face, as things stand.</summary>
    public int[] OfFaces()
    {
        var regions = new int[_parent.Length];
        for (var face = 0; face < regions.Length; face++) regions[face] = Find(face);
        return regions;
    }

    public double AreaOf(int region) => _area[region];

    public int ClassOf(int region) => faceClass[region];

    /// <summary>Makes one region of two; the larger one gives its class and stands for both.</summary>
    public void Join(int one, int other)
    {
        if (one == other) return;
        var oneLeads = _area[one] != _area[other] ? _area[one] > _area[other] : one < other;
        var (leader, follower) = oneLeads ? (one, other) : (other, one);
        _parent[follower] = leader;
        _area[leader] += _area[follower];
    }
}
